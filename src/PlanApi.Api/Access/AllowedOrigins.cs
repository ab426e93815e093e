using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;

namespace PlanApi.Api.Access;

/// <summary>
/// The origins whose pages may call this service from a browser: its own, and those that <c>Access:Origins</c> names. Browsers show an
/// answer to pages of a named origin by CORS. Pages of other origins get no CORS header.
/// </summary>
internal sealed class AllowedOrigins(IConfiguration configuration) : ICorsPolicyProvider
{
    public const string Setting = "Access:Origins";

    private const string FetchSite = "Sec-Fetch-Site";

    private static readonly TimeSpan _preflightCounts = TimeSpan.FromMinutes(10);

    private static readonly string[] _methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>The headers that a page may read besides the body.</summary>
    private static readonly string[] _exposed =
    [
        HeaderNames.ETag,
        HeaderNames.Location,
        HeaderNames.Link,
        HeaderNames.RetryAfter,
        HeaderNames.ContentDisposition,
        HeaderNames.WWWAuthenticate,
        Preferences.Applied,
        AccessMiddleware.ExpiresHeader,
        AccessMiddleware.ReplayedHeader,
        RateLimits.PolicyHeader,
        RateLimits.Header,
        RequestIds.Header,
        Deprecation.Header,
        Deprecation.SunsetHeader,
    ];

    private readonly HashSet<string> _named = [.. Of(configuration)];

    /// <summary>Whether any other origin than the service's own is allowed.</summary>
    public bool Any => _named.Count > 0;

    public static IReadOnlyList<string> Of(IConfiguration configuration) => configuration.GetSection(Setting).Get<string[]>() ?? [];

    /// <summary>Whether a text is an origin as browsers write it, without a pattern.</summary>
    public static bool IsOrigin(string text) =>
        !text.Contains('*', StringComparison.Ordinal)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.GetLeftPart(UriPartial.Authority) == text;

    /// <summary>
    /// Whether a page of a foreign origin sends the request. Browsers name the origin for every request that could change something, and
    /// for WebSockets. Where a browser does not, it still says where the request comes from, or which page it is on. Programs send none
    /// of this.
    /// </summary>
    public bool IsForeign(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return !IsAllowed(origin, own);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        return request.Headers[FetchSite].ToString() is not ("" or "same-origin" or "none") || IsOnForeignPage(request, own);
    }

    /// <summary>Whether the request says that it comes from a page of an allowed origin.</summary>
    public bool IsOwn(HttpRequest request) =>
        request.Headers.Origin.Count > 0
            ? !IsForeign(request)
            : request.Headers[FetchSite] == "same-origin" || (request.Headers.Referer.Count > 0 && !IsForeign(request));

    /// <summary>Whether, by what its browser sends, the request comes from a page of another origin. This holds for every method.</summary>
    public bool ComesFromElsewhere(HttpRequest request) =>
        IsForeign(request) || (request.Headers.Origin.Count == 0 && request.Headers[FetchSite].ToString() is "cross-site" or "same-site");

    /// <summary>
    /// Pages may read answers to requests with cookies and passwords. This is safe because every named origin is trusted, and no origin is
    /// named by a pattern.
    /// </summary>
    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
        Task.FromResult<CorsPolicy?>(
            new CorsPolicyBuilder([.. _named])
                .WithMethods(_methods)
                .AllowAnyHeader()
                .AllowCredentials()
                .WithExposedHeaders(_exposed)
                .SetPreflightMaxAge(_preflightCounts)
                .Build()
        );

    private bool IsOnForeignPage(HttpRequest request, string own) =>
        request.Headers.Referer.ToString() is { Length: > 0 } page
        && !(Uri.TryCreate(page, UriKind.Absolute, out var address) && IsAllowed(address.GetLeftPart(UriPartial.Authority), own));

    private bool IsAllowed(string origin, string own) => origin == own || _named.Contains(origin);
}
