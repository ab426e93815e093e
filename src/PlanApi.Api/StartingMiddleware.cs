using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.Rest;
using PlanApi.Api.Workers;

namespace PlanApi.Api;

/// <summary>Until the first plan is loaded, only the health checks are answered. A browser's page loads itself again.</summary>
internal sealed class StartingMiddleware(RequestDelegate next, StartState start)
{
    private const int RetrySeconds = 2;

    public Task InvokeAsync(HttpContext context) =>
        !start.IsLoading || context.Request.Path.StartsWithSegments("/health") ? next(context)
        : HttpMethods.IsGet(context.Request.Method)
        && Accepted.Best(context.Request, Answers.ProblemType, Negotiation.Html) == Negotiation.Html
            ? Page(context)
        : Answers.Write(context, new Starting());

    private static Task Page(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.RetryAfter = $"{RetrySeconds}";
        return context.Response.WriteAsync(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>PlanApi</title><meta http-equiv="refresh" content="{RetrySeconds}"></head>
            <body><h1>PlanApi</h1><p>{new Starting().Message}</p></body></html>
            """,
            context.RequestAborted
        );
    }
}
