namespace PlanApi.Api.Http;

/// <summary>The media types that the service reads and answers.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    /// <summary>Errors (RFC 9457).</summary>
    public const string Problem = "application/problem+json";

    /// <summary>Answers of GraphQL, in the words of its draft for HTTP.</summary>
    public const string GraphQL = "application/graphql-response+json";

    /// <summary>Plan documents (RFC 9512).</summary>
    public const string Yaml = "application/yaml";

    public const string Csv = "text/csv";

    /// <summary>JSON, a value on each line.</summary>
    public const string Ndjson = "application/x-ndjson";

    /// <summary>Workbooks of Excel.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string Parquet = "application/vnd.apache.parquet";

    public const string Html = "text/html";

    public const string Svg = "image/svg+xml";

    /// <summary>Calendars (RFC 5545).</summary>
    public const string Calendar = "text/calendar";

    /// <summary>Server-sent events.</summary>
    public const string EventStream = "text/event-stream";
}
