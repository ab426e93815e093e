using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Pictures;

namespace PlanApi.Api.Rest;

/// <summary>Pictures as answers.</summary>
internal static class PictureAnswers
{
    /// <summary>A picture runs no script and loads nothing, also where it is opened by itself.</summary>
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    public static IResult ToPicture(this Outcome<Drawing> outcome, HttpContext context)
    {
        if (!outcome.IsSuccess(out var picture, out var failure))
            return Answers.Fail(failure);
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return Results.Content(picture.Svg, $"{MediaTypes.Svg}; charset=utf-8");
    }
}
