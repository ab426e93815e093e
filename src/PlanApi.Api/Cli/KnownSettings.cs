namespace PlanApi.Api.Cli;

/// <summary>The settings that the service or its host reads, by the first part of their names.</summary>
internal static class KnownSettings
{
    /// <summary>The service's own, which docs/reference/settings.md explains.</summary>
    public static readonly IReadOnlyList<string> Own =
    [
        "ConnectionStrings",
        "Database",
        "Urls",
        "Access",
        "RateLimits",
        "ReferencePlan",
        "Streams",
        "Work",
        "History",
        "Evidence",
        "Webhooks",
        "Mail",
        "GraphQL",
        "Imports",
        "Telemetry",
        "Logging",
    ];

    private static readonly HashSet<string> All = new(
        [
            .. Own,
            // Those of ASP.NET's host and of Kestrel.
            "environment",
            "contentRoot",
            "applicationName",
            "webRoot",
            "AllowedHosts",
            "Kestrel",
            "HTTP_PORTS",
            "HTTPS_PORTS",
            "https_port",
            "shutdownTimeoutSeconds",
            "detailedErrors",
            "captureStartupErrors",
            "suppressStatusMessages",
            "preferHostingUrls",
            "hostingStartupAssemblies",
            "hostBuilder",
            "forwardedHeaders_enabled",
            "startupAssembly",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    // OpenTelemetry's settings are many, and are read by its own code.
    public static bool Contains(string name) =>
        All.Contains(name.Split(':', 2)[0]) || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase);
}
