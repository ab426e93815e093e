using PlanApi.Application.Access;

namespace PlanApi.Api.Http;

/// <summary>
/// Sends kept bytes as the answers of reads until something changes. Endpoints whose answer depends only on the database declare
/// <see cref="Keepable"/>. With Cache-Control: no-cache the answer is read from the database.
/// </summary>
internal sealed class KeepingMiddleware(RequestDelegate next, KeptAnswers kept)
{
    private const int MaxRequestLength = 2_048;

    public Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (
            caller.Identity is not { } identity
            || !HttpMethods.IsGet(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<Keepable>() is null
            || context.Request.Headers.CacheControl.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase)
            || RequestText(context.Request) is not { Length: <= MaxRequestLength } request
        )
            return next(context);
        var state = kept.State();
        return kept.Find(identity, request, state) is { } answer ? Send(context, answer) : Compute(context, identity, request, state);
    }

    private static Task Send(HttpContext context, KeptAnswer answer)
    {
        var response = context.Response;
        if (answer.ETag is not null)
        {
            response.Headers.ETag = answer.ETag;
            if (ConditionalRequest.IsKnown(context.Request, answer.ETag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        return response.Body.WriteAsync(answer.Body, context.RequestAborted).AsTask();
    }

    private async Task Compute(HttpContext context, Identity identity, string request, long state)
    {
        var body = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            var answer = new KeptAnswer(
                state,
                response.ContentType!,
                response.Headers.ETag.ToString() is { Length: > 0 } tag ? tag : null,
                copy.ToArray()
            );
            kept.Keep(identity, request, answer);
            response.ContentLength = answer.Body.Length;
        }
        copy.Position = 0;
        await copy.CopyToAsync(body, context.RequestAborted);
    }

    /// <summary>
    /// Everything in the request that the answer depends on. The address belongs to it, because pages link to each other by absolute
    /// address.
    /// </summary>
    private static string RequestText(HttpRequest request) =>
        string.Concat(
            request.Scheme,
            "://",
            request.Host.Value,
            string.Concat(request.PathBase.Value, request.Path.Value, request.QueryString.Value)
        );
}
