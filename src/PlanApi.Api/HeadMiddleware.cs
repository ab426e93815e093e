namespace PlanApi.Api;

/// <summary>
/// HEAD is GET without the body (RFC 9110, 9.3.2), wherever there is a GET. It is not mapped, so that no endpoint occurs twice in the
/// OpenAPI document.
/// </summary>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        var (method, body) = (context.Request.Method, context.Response.Body);
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Method, context.Response.Body) = (method, body);
        }
    }
}
