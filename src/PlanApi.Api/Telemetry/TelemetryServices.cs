using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Telemetry;

/// <summary>
/// Tells operators what the service does, in the way of OpenTelemetry: metrics at <c>/metrics</c>; and metrics, traces and logs to a
/// collector, where the standard setting names one. Otherwise nothing leaves the service.
/// </summary>
internal static class TelemetryServices
{
    /// <summary>The address of a collector. OpenTelemetry's other settings (protocol, headers, sampler) are heeded as well.</summary>
    public const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "OTEL_SERVICE_NAME";

    // ASP.NET's requests and connections, the runtime, and our own.
    private static readonly string[] _meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        PlanTelemetry.Name,
    ];

    public static bool IsCollector(string address) =>
        address.Length == 0 || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    public static void AddPlanTelemetry(this WebApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, builder.Configuration);
        var (serves, exports) = (MetricsEndpoint.Access(settings) != MetricsAccess.Off, settings[Otlp] is { Length: > 0 });
        if (!serves && !exports)
            return;
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(settings[ServiceName] ?? "planapi", serviceVersion: Version))
            .WithMetrics(metrics => metrics.AddMeter(_meters).AddInstrumentation<ServiceGauges>());
        // Other services of this process count for themselves.
        services.ConfigureOpenTelemetryMeterProvider(
            (provider, metrics) =>
            {
                var own = provider.GetRequiredService<IMeterFactory>();
                metrics.AddView(instrument => instrument.Meter.Scope is { } scope && scope != own ? MetricStreamConfiguration.Drop : null);
            }
        );
        if (serves)
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0));
        if (!exports)
            return;
        telemetry
            .WithTracing(traces =>
                traces
                    .AddSource(PlanTelemetry.Name)
                    .AddAspNetCoreInstrumentation(options => options.Filter = IsOfUse)
                    .AddProcessor<KnownAttributes>()
            )
            .UseOtlpExporter();
        services.Configure<OpenTelemetryLoggerOptions>(options => options.IncludeFormattedMessage = true);
    }

    private static string? Version => typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3);

    /// <summary>What asks every few seconds whether the service lives tells nothing.</summary>
    private static bool IsOfUse(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments(MetricsEndpoint.Path);
}
