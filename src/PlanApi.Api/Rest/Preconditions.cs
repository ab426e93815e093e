using System.Globalization;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Rest;

/// <summary>If-Match: one strong ETag, which is a version in quotes.</summary>
internal static class Preconditions
{
    /// <summary>The version that the client expects; null where it does not say.</summary>
    public static Outcome<Expected> IfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return new Expected(null);
        var text = header.ToString();
        return header.Count == 1 && text.Length > 2 && text[0] == '"' && text[^1] == '"'
            && long.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new Expected(version)
            : new BadRequest("If-Match must be one ETag as this service gave it, such as \"12\".");
    }

    public sealed record Expected(long? Version);
}
