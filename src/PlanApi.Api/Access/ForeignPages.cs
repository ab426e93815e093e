using Microsoft.Net.Http.Headers;
using PlanApi.Api.Rest;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// Tells browsers that ask first which origins may call, and no others. In open mode, keeps web pages of other origins out, whatever they
/// ask for: the host must be one by which this machine is called (against DNS rebinding), and a page that calls must be of an allowed
/// origin. Programs name no page.
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
