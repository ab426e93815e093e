using Microsoft.Extensions.Primitives;

namespace PlanApi.Api.Http;

/// <summary>The ways to introduce oneself that a refused caller is told of (RFC 9110, 11.6.1).</summary>
internal static class Challenges
{
    private const string Bearer = "Bearer realm=\"PlanApi\"";
    private const string Basic = "Basic realm=\"PlanApi\", charset=\"UTF-8\"";

    /// <summary>A page's script is not told of Basic: its browser would ask for a password in a window of its own.</summary>
    public static StringValues For(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate" ? new([Bearer, Basic]) : new(Bearer);
}
