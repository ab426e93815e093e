using Microsoft.Net.Http.Headers;

namespace PlanApi.Api;

/// <summary>
/// HEAD is GET without the body (RFC 9110, 9.3.2), wherever there is a GET; OPTIONS lists the methods. Neither is mapped, so
/// that no endpoint stands twice in the OpenAPI document.
/// </summary>
internal sealed class MethodMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (!HttpMethods.IsHead(method))
        {
            await next(context);
            AddAllowed(context);
            return;
        }
        var body = context.Response.Body;
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Method, context.Response.Body) = (method, body);
        }
        AddAllowed(context);
    }

    private static void AddAllowed(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode != StatusCodes.Status405MethodNotAllowed)
            return;
        // Routing knows the methods that are mapped.
        var mapped = response.Headers.GetCommaSeparatedValues(HeaderNames.Allow);
        var allowed = mapped.Contains(HttpMethods.Get) ? mapped.Append(HttpMethods.Head) : mapped;
        response.Headers.Allow = string.Join(", ", allowed.Append(HttpMethods.Options).Distinct());
        if (HttpMethods.IsOptions(context.Request.Method))
            response.StatusCode = StatusCodes.Status204NoContent;
    }
}
