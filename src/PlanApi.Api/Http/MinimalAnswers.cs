namespace PlanApi.Api.Http;

/// <summary>
/// Answers of writes without their bodies (RFC 7240), for clients that send much and read nothing of it. The ETag and the address still
/// come. A secret is shown only once, so an answer that holds one always has its body.
/// </summary>
internal static class MinimalAnswers
{
    /// <summary>Whether an endpoint with these properties has answers without bodies.</summary>
    public static bool AreThere(IEnumerable<object> metadata)
    {
        var isWrite = false;
        foreach (var one in metadata)
        {
            if (one is HoldsSecret or HasResults)
                return false;
            isWrite |= one is TakesIdempotencyKey;
        }
        return isWrite;
    }

    /// <summary>Whether the client wants it, and the endpoint has it.</summary>
    public static bool IsWanted(HttpContext context) =>
        context.Request.Headers.ContainsKey(Preferences.Header)
        && context.GetEndpoint()?.Metadata is { } metadata
        && AreThere(metadata)
        && Preferences.WantsMinimal(context.Request);
}
