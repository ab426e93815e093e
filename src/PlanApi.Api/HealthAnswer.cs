using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PlanApi.Api;

/// <summary>The answer of a health check: one word, and below it the reason where not all is well.</summary>
internal static class HealthAnswer
{
    public static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var reasons = report
            .Entries.Values.Where(entry => entry.Status != HealthStatus.Healthy)
            .Select(entry => entry.Description)
            .OfType<string>();
        return context.Response.WriteAsync(string.Join('\n', [report.Status.ToString(), .. reasons]), context.RequestAborted);
    }
}
