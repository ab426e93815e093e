using PlanApi.Api.Access;
using PlanApi.Api.Access.SignIn;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Home;

/// <summary>Lets a person log in at their issuer, from the first page and back to it.</summary>
internal static class SignInEndpoints
{
    public const string Begin = "/session/sign-in";

    private const string Cookie = "planapi-sign-in";

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet($"{Begin}/{{issuer}}", Leave).ExcludeFromDescription().WithMetadata(new HoldsSecret());
        app.MapGet(CodeFlow.Back, Return).ExcludeFromDescription().WithMetadata(new HoldsSecret());
    }

    private static async Task Leave(string issuer, HttpContext context, CodeFlow flow)
    {
        if (!(await flow.Begin(issuer, BackTo(context), context.RequestAborted)).IsSuccess(out var begun, out var failure))
        {
            await HomeEndpoints.Refuse(context, failure);
            return;
        }
        context.Response.Cookies.Append(Cookie, begun.Cookie, Options(context));
        Go(context, begun.Address);
    }

    private static async Task Return(HttpContext context, CodeFlow flow, SessionCookie session)
    {
        var answer = context.Features.Get<SentAnswer>()?.Query ?? QueryCollection.Empty;
        var cookie = context.Request.Cookies[Cookie];
        // It counts once, whatever comes of it.
        context.Response.Cookies.Delete(Cookie, Options(context));
        if (
            !(await flow.End(context.RequestServices, answer, cookie, BackTo(context), context.RequestAborted)).IsSuccess(
                out var person,
                out var failure
            )
        )
        {
            await HomeEndpoints.Refuse(context, failure);
            return;
        }
        // As long as a log-in by key: the identity token says who it is, not for how long.
        session.Set(context, person with { ExpiresAt = null });
        Go(context, $"{context.Request.PathBase}/");
    }

    private static string BackTo(HttpContext context) =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{CodeFlow.Back}";

    private static void Go(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        context.Response.Headers.CacheControl = "no-store";
    }

    // A browser comes back by a link of another site: with Strict it would bring nothing.
    private static CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = $"{context.Request.PathBase}/session",
            MaxAge = CodeFlow.Patience,
            IsEssential = true,
        };
}
