using Microsoft.Net.Http.Headers;

namespace PlanApi.Api.Rest;

internal static class ConditionalRequest
{
    /// <summary>Whether If-None-Match says that the client has this already.</summary>
    public static bool IsKnown(HttpRequest request, string etag) =>
        request.Headers.IfNoneMatch.Count > 0
        && request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
        && known.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(EntityTagHeaderValue.Parse(etag), useStrongComparison: false));
}
