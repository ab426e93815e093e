using PlanApi.Api.Rest;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Access;

/// <summary>
/// Recognises the caller. In open mode it keeps web pages of other origins out: the host must be one by which this machine is
/// called (against DNS rebinding), the origin must be the service's own, and unsafe bodies must be of a type that no form can send.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, AccessMode mode, CallerScopes callers)
{
    public const string KeyHeader = "X-Api-Key";
    public const string IdempotencyHeader = "Idempotency-Key";
    public const string ReasonHeader = "X-Change-Reason";

    private const int MaxReasonLength = 1_000;

    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        var request = context.Request;
        if (Foreign(request) is { } foreign)
        {
            await Answers.Write(context, foreign);
            return;
        }
        caller.Identity = await callers.Recognise(context.RequestServices, request.Headers[KeyHeader].ToString(), context.RequestAborted);
        // Nothing that a stranger sends is read.
        if (caller.Identity is null && context.GetEndpoint()?.Metadata.GetMetadata<Serves>() is not null)
        {
            await Answers.Write(context, new Unauthenticated());
            return;
        }
        if (!HttpMethods.IsGet(request.Method) && Annotate(request, caller) is { } fault)
        {
            await Answers.Write(context, fault);
            return;
        }
        await next(context);
    }

    private Forbidden? Foreign(HttpRequest request)
    {
        if (!mode.IsOpen)
            return null;
        if (!mode.Hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return new Forbidden("one of the hosts that open mode allows (Access:Hosts)");
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}" ? null : new Forbidden("the service's own origin");
    }

    private static BadRequest? Annotate(HttpRequest request, Caller caller)
    {
        if (request.Headers.TryGetValue(IdempotencyHeader, out var key))
        {
            if (key.Count != 1 || key.ToString() is not { Length: > 0 and <= IdempotencyStore.MaxKeyLength } text || text.Any(char.IsControl))
                return new BadRequest($"Idempotency-Key must be one text of 1 to {IdempotencyStore.MaxKeyLength} characters.");
            caller.IdempotencyKey = text;
        }
        var reason = Uri.UnescapeDataString(request.Headers[ReasonHeader].ToString());
        if (reason.Length > MaxReasonLength || reason.Any(char.IsControl))
            return new BadRequest($"{ReasonHeader} must be one line of at most {MaxReasonLength} characters.");
        caller.Reason = reason.Length > 0 ? reason : null;
        return null;
    }
}

internal static class AccessServices
{
    public static IServiceCollection AddPlanAccess(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new AccessMode(configuration)).AddSingleton<CallerScopes>().AddSingleton<OpenStreams>();
}
