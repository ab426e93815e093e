using Microsoft.Extensions.Primitives;

namespace PlanApi.Api.Http;

/// <summary>The ways to send a key that a refused caller is told about (RFC 9110, 11.6.1).</summary>
internal static class Challenges
{
    private const string Bearer = "Bearer realm=\"PlanApi\"";
    private const string Basic = "Basic realm=\"PlanApi\", charset=\"UTF-8\"";

    /// <summary>A script of a page is not told about Basic, because its browser would then open its own password window.</summary>
    public static StringValues For(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate" ? new([Bearer, Basic]) : new(Bearer);
}
