using System.Globalization;

namespace PlanApi.Api.Http;

/// <summary>
/// Marks an endpoint that clients should leave: since when, until when it is there, and where to read what takes its place.
/// </summary>
/// <param name="Since">Since when it should not be used (RFC 9745).</param>
/// <param name="Sunset">When it will be gone (RFC 8594); null while that is open.</param>
/// <param name="Link">The address of what to do instead.</param>
internal sealed record Deprecation(DateTimeOffset Since, DateTimeOffset? Sunset, string Link)
{
    public const string Header = "Deprecation";
    public const string SunsetHeader = "Sunset";

    /// <summary>Says it in the headers of an answer.</summary>
    public void Say(IHeaderDictionary headers)
    {
        headers[Header] = string.Create(CultureInfo.InvariantCulture, $"@{Since.ToUnixTimeSeconds()}");
        if (Sunset is { } end)
            headers[SunsetHeader] = end.ToString("R", CultureInfo.InvariantCulture);
        headers.Append("Link", $"<{Link}>; rel=\"deprecation\"; type=\"text/html\"");
    }
}

internal static class DeprecationConventions
{
    /// <summary>Marks the endpoint as one to leave. Its answers and the OpenAPI document say so.</summary>
    public static TBuilder Deprecated<TBuilder>(this TBuilder endpoint, DateTimeOffset since, DateTimeOffset? sunset, string link)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Deprecation(since, sunset, link));
}
