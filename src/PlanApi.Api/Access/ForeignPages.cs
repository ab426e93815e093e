using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// Tells browsers which origins may call the service. In open mode, it also refuses all requests of pages of other origins. The host must
/// be a name of this machine (against DNS rebinding), and the page must be of an allowed origin. Programs send no origin.
/// </summary>
internal sealed class ForeignPages(RequestDelegate next, AccessMode mode, AllowedOrigins origins)
{
    public Task InvokeAsync(HttpContext context) =>
        Refusal(context.Request) is { } refusal ? Answers.Write(context, refusal) : next(context);

    private Failure? Refusal(HttpRequest request)
    {
        if (mode.IsOpen && !mode.Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return new ForeignHost();
        return (mode.IsOpen || IsPreflight(request)) && origins.IsForeign(request) ? new ForeignPage() : null;
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);
}
