using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Rest;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Application.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home;

/// <summary>The page that a browser sees first: where everything is, and what is wrong with a plan.</summary>
internal static class HomeEndpoints
{
    private static readonly string ContentPolicy =
        "default-src 'none'; style-src "
        + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HomePage.Style)))}'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'none'";

    public static void MapHome(this WebApplication app) => app.MapGet("/", Show).ExcludeFromDescription();

    private static async Task<IResult> Show(HttpContext context, UseCaseSender sender, Caller caller, CancellationToken cancellation)
    {
        if (QueryText.Unknown(context.Request.Query, ["plan"]) is { } failure)
            return Rest.Answers.Fail(failure);
        var language = Languages.Of(context.Request);
        var page = new HomePage(language, caller.Identity is not null);
        if (
            caller.Identity is not null
            && (await sender.Send(new ListPlans(new(ListOptions.MaxFirst)), cancellation)).IsSuccess(out var plans, out _)
        )
        {
            page.Plans = plans.Items;
            var wanted = context.Request.Query["plan"].ToString();
            var shown =
                plans.Items.FirstOrDefault(plan => plan.Code.ToString() == wanted) ?? (plans.Items.Count > 0 ? plans.Items[0] : null);
            if (shown is not null && await Findings(sender, shown.Code, language, cancellation) is { } findings)
                (page.Shown, page.Findings) = (shown, findings);
        }
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.Content(page.Write(), "text/html; charset=utf-8");
    }

    private static async Task<FindingPage?> Findings(UseCaseSender sender, Code plan, string language, CancellationToken cancellation)
    {
        var request = new ListFindings(plan) { Language = language, Page = new(HomePage.MaxFindings) };
        return (await sender.Send(request, cancellation)).IsSuccess(out var findings, out _) ? findings : null;
    }
}
