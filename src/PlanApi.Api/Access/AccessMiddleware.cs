using System.Globalization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Access.SignIn;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Access;

/// <summary>
/// Recognises the caller. In open mode the body of an unsafe request must have a media type that no web form can send, even where the
/// endpoint expects no body.
/// </summary>
internal sealed class AccessMiddleware(
    RequestDelegate next,
    AccessMode mode,
    Introductions introductions,
    CallerScopes callers,
    AllowedOrigins origins,
    TokenVerifier signIn,
    RateLimits limits,
    TimeProvider clock
)
{
    public const string KeyHeader = "X-Api-Key";

    /// <summary>In answers to a key that ends within 30 days: when (RFC 3339). There is no standard header for it.</summary>
    public const string ExpiresHeader = "X-Api-Key-Expires";

    public const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>In answers that were kept under an idempotency key: nothing was done now.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    public const string ReasonHeader = "X-Change-Reason";

    private const string ScriptHeader = "X-Requested-With";

    private const int MaxReasonLength = 1_000;

    private static readonly string[] Forms = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        var request = context.Request;
        if (!(await introductions.Of(context)).IsSuccess(out var credential, out var failure))
        {
            await Answers.Write(context, limits.Refusal(context, null) ?? failure);
            return;
        }
        context.Features.Set(credential);
        var (identity, refusal) = await callers.Introduce(context, credential);
        if ((limits.Refusal(context, identity) ?? refusal ?? Foreign(request, credential) ?? Form(context)) is { } refused)
        {
            await Answers.Write(context, refused);
            return;
        }
        (caller.Identity, caller.Door) = (identity, Door.Rest);
        if (credential.Key is { } key && !signIn.IsToken(key) && identity?.ExpiresAt - clock.GetUtcNow() <= KeyWarnings.Notice)
            context.Response.Headers[ExpiresHeader] = identity!.ExpiresAt!.Value.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture
            );
        // Nothing that a stranger sends is read.
        if (caller.Identity is null && context.GetEndpoint()?.Metadata.GetMetadata<Serves>() is not null)
        {
            await Answers.Write(context, new Unauthenticated());
            return;
        }
        if (!HttpMethods.IsGet(request.Method) && Annotate(context, caller) is { } fault)
        {
            await Answers.Write(context, fault);
            return;
        }
        await next(context);
    }

    /// <summary>
    /// Browsers send some credentials by themselves. These do not count for pages of another origin. A request that changes something with
    /// a cookie must show that it is not from such a page: by its origin, or by a header that no form can send.
    /// </summary>
    private Failure? Foreign(HttpRequest request, Credential credential) =>
        !credential.IsAmbient ? null
        : origins.IsForeign(request) ? new ForeignPage()
        : credential.IsCookie && !HttpMethods.IsGet(request.Method) && !origins.IsOwn(request) && !request.Headers.ContainsKey(ScriptHeader)
            ? new UnshownPage()
        : null;

    /// <summary>An endpoint with a body declares its media types. An endpoint without a body must not get the body of a form.</summary>
    private UnsupportedMediaType? Form(HttpContext context) =>
        mode.IsOpen
        && context.GetEndpoint()?.Metadata is { } endpoint
        && endpoint.GetMetadata<Serves>() is not null
        && endpoint.GetMetadata<IAcceptsMetadata>() is null
        && !HttpMethods.IsGet(context.Request.Method)
        && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
        && Forms.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            ? new UnsupportedMediaType("nothing at all, without a Content-Type: this takes none")
            : null;

    private static BadRequest? Annotate(HttpContext context, Caller caller)
    {
        var request = context.Request;
        if (request.Headers.TryGetValue(IdempotencyHeader, out var key))
        {
            if (
                key.Count != 1
                || key.ToString() is not { Length: > 0 and <= IdempotencyStore.MaxKeyLength } text
                || text.Any(char.IsControl)
            )
                return new BadRequest($"Idempotency-Key must be one text of 1 to {IdempotencyStore.MaxKeyLength} characters.");
            caller.IdempotencyKey = text;
        }
        context.Response.OnStarting(() =>
        {
            if (caller.IsReplay)
                context.Response.Headers[ReplayedHeader] = "true";
            return Task.CompletedTask;
        });
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
        services
            .AddSingleton(new AccessMode(configuration))
            .AddSingleton<FailedKeys>()
            .AddSingleton<RateLimits>()
            .AddScoped<RateAccount>()
            .AddSingleton<TokenVerifier>()
            .AddSingleton<CallerScopes>()
            .AddSingleton<SessionCookie>()
            .AddSingleton<Introductions>()
            .AddSingleton<IHttpContextFactory, RequestAddresses>()
            .AddSingleton<OpenStreams>()
            .AddSingleton<AllowedOrigins>()
            .AddSingleton<ICorsPolicyProvider>(provider => provider.GetRequiredService<AllowedOrigins>())
            .AddCors();
}
