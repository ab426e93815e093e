using PlanApi.Api.Rest;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// In open mode, keeps web pages of other origins out, whatever they ask for: the host must be one by which this machine is called
/// (against DNS rebinding), and a page that calls must be of an allowed origin. Programs name no page.
/// </summary>
internal sealed class ForeignPages(RequestDelegate next, AccessMode mode, AllowedOrigins origins)
{
    public const string Needed = "the service's own origin, or one that Access:Origins names";

    public Task InvokeAsync(HttpContext context) =>
        mode.IsOpen && Refusal(context.Request) is { } refusal ? Answers.Write(context, refusal) : next(context);

    private Forbidden? Refusal(HttpRequest request)
    {
        if (!mode.Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return new Forbidden("one of the hosts that open mode allows (Access:Hosts)");
        return origins.IsForeign(request) ? new Forbidden(Needed) : null;
    }
}
