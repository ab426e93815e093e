using PlanApi.Api.Http;
using PlanApi.Application.Access;

namespace PlanApi.Api.Telemetry;

/// <summary>Serves the metrics in the text format of Prometheus.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    public const string Setting = "Telemetry:Metrics";

    public static bool IsAccess(string value) => value.ToLowerInvariant() is "keys" or "open" or "off";

    public static MetricsAccess Access(IConfiguration settings) => settings.GetValue(Setting, MetricsAccess.Keys);

    public static void MapMetrics(this WebApplication app)
    {
        var access = Access(app.Configuration);
        if (access == MetricsAccess.Off)
            return;
        var pipeline = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        var scrape = pipeline.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
        app.MapGet(
                Path,
                context =>
                    access != MetricsAccess.Open && Refusal(context) is { } refusal ? Answers.Write(context, refusal) : scrape(context)
            )
            .ExcludeFromDescription();
    }

    private static Application.Errors.Failure? Refusal(HttpContext context) =>
        Permission.ReadMetrics.RefusalTo(context.RequestServices.GetRequiredService<Caller>().Identity);
}

/// <summary>Who may read the metrics.</summary>
internal enum MetricsAccess
{
    /// <summary>Callers with the permission, as for everything else.</summary>
    Keys,

    /// <summary>Everybody who reaches the service.</summary>
    Open,

    /// <summary>Nobody: they are not served.</summary>
    Off,
}
