using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Home;

/// <summary>Lets a browser log in with an API key, by the form on the first page, and log out again.</summary>
internal static class SessionEndpoints
{
    public const string Begin = "/session";
    public const string End = "/session/end";
    public const string KeyField = "key";

    private const int MaxFormBytes = 4 * 1024;

    public static void MapSessions(this WebApplication app)
    {
        app.MapPost(Begin, LogIn).ExcludeFromDescription().WithMetadata(new HoldsSecret());
        app.MapPost(End, LogOut).ExcludeFromDescription().WithMetadata(new HoldsSecret());
    }

    private static async Task LogIn(HttpContext context, CallerScopes callers, SessionCookie cookie, AllowedOrigins origins)
    {
        if (origins.IsForeign(context.Request))
        {
            await Answers.Write(context, new ForeignPage());
            return;
        }
        var (identity, refusal) = await KeyOf(context) is { Length: > 0 } key
            ? await callers.Introduce(context, new Credential(key))
            : (null, null);
        if (identity is null)
        {
            await HomeEndpoints.Refuse(context, refusal ?? new Unauthenticated());
            return;
        }
        cookie.Set(context, identity);
        GoHome(context);
    }

    private static Task LogOut(HttpContext context, AllowedOrigins origins)
    {
        if (origins.IsForeign(context.Request))
            return Answers.Write(context, new ForeignPage());
        SessionCookie.Remove(context);
        GoHome(context);
        return Task.CompletedTask;
    }

    /// <summary>A body that is not a form, or that is too long, contains no key.</summary>
    private static async Task<string?> KeyOf(HttpContext context) =>
        context.Request.HasFormContentType && (await Body.ReadBytes(context, MaxFormBytes)).IsSuccess(out var form, out _)
            ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(form)).GetValueOrDefault(KeyField).ToString().Trim()
            : null;

    /// <summary>If the browser loads the page again, it does not send the form again.</summary>
    private static void GoHome(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{context.Request.PathBase}/";
    }
}
