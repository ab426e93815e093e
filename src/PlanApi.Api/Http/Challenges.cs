using Microsoft.Extensions.Primitives;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Http;

/// <summary>The ways to send a key that a refused caller is told about (RFC 9110, 11.6.1).</summary>
internal static class Challenges
{
    private const string Bearer = "Bearer realm=\"PlanApi\"";
    private const string Basic = "Basic realm=\"PlanApi\", charset=\"UTF-8\"";

    /// <summary>A script of a page is not told about Basic, because its browser would then open its own password window.</summary>
    public static StringValues For(HttpRequest request, Failure failure)
    {
        // RFC 6750, 3.1: a client that sent a token is told to get another one.
        var bearer = failure is InvalidToken or ExpiredToken ? $"{Bearer}, error=\"invalid_token\"" : Bearer;
        return request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate" ? new([bearer, Basic]) : new(bearer);
    }
}
