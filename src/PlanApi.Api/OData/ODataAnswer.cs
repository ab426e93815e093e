using Microsoft.AspNetCore.Http.Extensions;
using PlanApi.Api.Http;
using PlanApi.Domain.Values;

namespace PlanApi.Api.OData;

/// <summary>An answer in OData's JSON.</summary>
internal sealed class ODataAnswer(JsonBuffer answer, bool numbersAsTexts = false) : IResult
{
    private const string Json = "application/json;odata.metadata=minimal;charset=utf-8";

    /// <summary>Whether the client takes numbers as binary fractions, and therefore wants texts.</summary>
    public static bool HasNumbersAsTexts(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("IEEE754Compatible=true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole address of something of a plan.</summary>
    public static string Address(HttpContext context, Code plan, string rest) =>
        UriHelper.BuildAbsolute(context.Request.Scheme, context.Request.Host, context.Request.PathBase)
        + $"{ODataError.Root[1..]}/{Uri.EscapeDataString(plan.ToString())}{rest}";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = numbersAsTexts ? Json + ";IEEE754Compatible=true" : Json;
        return answer.Send(httpContext);
    }
}
