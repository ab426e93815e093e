using Microsoft.Net.Http.Headers;
using PlanApi.Api.Access;
using PlanApi.Api.Http;

namespace PlanApi.Api.Caching;

/// <summary>
/// Headers of every answer. They name the request, and say that the Content-Type is right and, over REST, that the answer is for this
/// caller alone, must be asked for again each time, and depends on certain headers of the request.
/// </summary>
internal sealed class AnswerHeaders(RequestDelegate next, AllowedOrigins origins)
{
    private const string RestPath = "/v1";
    private const string Comma = ", ";

    /// <summary>The request headers that an answer of REST depends on.</summary>
    private static readonly string[] _asked =
    [
        HeaderNames.Accept,
        HeaderNames.AcceptEncoding,
        HeaderNames.AcceptLanguage,
        HeaderNames.Authorization,
        HeaderNames.Cookie,
        AccessMiddleware.KeyHeader,
    ];

    private readonly string[] _byOrigin = origins.Any ? [HeaderNames.Origin] : [];
    private readonly string _ofRest = string.Join(Comma, origins.Any ? [.. _asked, HeaderNames.Origin] : _asked);

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Say(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Say(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers[RequestIds.Header] = context.TraceIdentifier;
        context.GetEndpoint()?.Metadata.GetMetadata<Deprecation>()?.Say(headers);
        var isRest = context.Request.Path.StartsWithSegments(RestPath) || ODataError.IsAskedFor(context.Request);
        if (context.GetEndpoint()?.Metadata.GetMetadata<HoldsSecret>() is not null)
            headers.CacheControl = "no-store";
        else if (isRest && headers.CacheControl.Count == 0)
            headers.CacheControl = "private, no-cache";
        if (isRest && headers.Vary.Count == 0)
            headers.Vary = _ofRest;
        else if (isRest || _byOrigin.Length > 0)
            headers.Vary = string.Join(
                Comma,
                headers
                    .GetCommaSeparatedValues(HeaderNames.Vary)
                    .Union([.. isRest ? _asked : [], .. _byOrigin], StringComparer.OrdinalIgnoreCase)
            );
        // Packed in another way, the same answer has other bytes, which a strong tag denies.
        if (headers.ContentEncoding.Count > 0 && headers.ETag.ToString() is ['"', ..] strong)
            headers.ETag = $"W/{strong}";
    }
}
