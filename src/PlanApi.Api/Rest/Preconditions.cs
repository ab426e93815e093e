using System.Globalization;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Caching;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest;

/// <summary>
/// If-Match: one or more ETags, or <c>*</c> for any version. This service's tags are versions in quotes, which is all that a strong
/// comparison needs. So a tag that a proxy has marked as weak, because it packs or rewrites bodies, counts as its version.
/// </summary>
internal static class Preconditions
{
    /// <summary>The versions that the client expects; null where it does not say.</summary>
    public static Outcome<Expected> IfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return new Expected(null);
        if (
            !EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags)
            || (tags.Count > 1 && tags.Contains(EntityTagHeaderValue.Any))
        )
            return Unreadable;
        if (tags is [var only] && only.Equals(EntityTagHeaderValue.Any))
            return new Expected(SeenVersions.Whichever);
        // Tags of other services match nothing here, and are no fault beside one of this.
        var versions = tags.Select(VersionOf).OfType<long>().Distinct().ToList();
        return versions.Count > 0 ? new Expected(new SeenVersions(versions)) : Unreadable;
    }

    private static BadRequest Unreadable =>
        new("If-Match must have an ETag as this service gave it, such as \"12\", several with commas between, or * alone.");

    private static long? VersionOf(EntityTagHeaderValue tag) =>
        long.TryParse(VersionTag.Version(tag.Tag.AsSpan()[1..^1]), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    public sealed record Expected(SeenVersions? Version);
}
