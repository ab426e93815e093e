using Microsoft.Net.Http.Headers;
using PlanApi.Api.Rest;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// In open mode, keeps web pages of other origins out, whatever they ask for: the host must be one by which this machine is called
/// (against DNS rebinding), and a page that calls must be the service's own. Programs name no page.
/// </summary>
internal sealed class ForeignPages(RequestDelegate next, AccessMode mode)
{
    private const string FetchSite = "Sec-Fetch-Site";

    public Task InvokeAsync(HttpContext context) =>
        mode.IsOpen && Refusal(context.Request) is { } refusal ? Answers.Write(context, refusal) : next(context);

    private Forbidden? Refusal(HttpRequest request)
    {
        if (!mode.Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return new Forbidden("one of the hosts that open mode allows (Access:Hosts)");
        return IsForeign(request) ? new Forbidden("the service's own origin") : null;
    }

    /// <summary>
    /// Browsers name the origin of whatever could change something, and of WebSockets. Where one does not, it still says where the
    /// request comes from, or which page it is on.
    /// </summary>
    public static bool IsForeign(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return origin != own;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        return request.Headers[FetchSite].ToString() is not ("" or "same-origin" or "none")
            || (
                request.Headers[HeaderNames.Referer].ToString() is { Length: > 0 } page
                && !(Uri.TryCreate(page, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == own)
            );
    }
}
