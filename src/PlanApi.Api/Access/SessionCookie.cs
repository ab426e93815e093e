using PlanApi.Application.Access;

namespace PlanApi.Api.Access;

/// <summary>
/// The cookie of a browser that has logged in with a key. It holds no key, only a signed text that stands for one. No script can read it,
/// and pages of other sites can make the browser send it only by a link.
/// </summary>
internal sealed class SessionCookie(KeyTokens tokens)
{
    public const string Name = "planapi";

    /// <summary>A name that browsers let no other host and no plain connection set.</summary>
    public const string NameOverTls = $"__Host-{Name}";

    private const string Use = "session";

    private static readonly TimeSpan _life = TimeSpan.FromHours(12);

    public void Set(HttpContext context, Identity identity) =>
        context.Response.Cookies.Append(NameFor(context.Request), tokens.Make(Use, identity, _life), Options(context.Request));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));

    /// <summary>What the request's cookie stands for; null where it stands for nobody, or no longer.</summary>
    public KeyTokens.Content? Read(HttpRequest request) =>
        request.Cookies[NameFor(request)] is { Length: > 0 } session ? tokens.Read(Use, session) : null;

    private static string NameFor(HttpRequest request) => request.IsHttps ? NameOverTls : Name;

    private static CookieOptions Options(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            Secure = request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
}
