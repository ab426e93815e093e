using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Access;
using PlanApi.Api.Home.Pages;
using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.Reviews;
using PlanApi.Application.UseCases;
using PlanApi.Application.Validation;

namespace PlanApi.Api.Home;

/// <summary>The first page in a browser: links to everything, and the findings of a plan.</summary>
internal static class HomeEndpoints
{
    private const int MaxReviews = 6;

    private static readonly string ContentPolicy =
        "default-src 'none'; img-src 'self'; style-src "
        + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HomePage.Style)))}'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'self'";

    public static void MapHome(this WebApplication app)
    {
        app.MapGet("/", Show).ExcludeFromDescription();
        app.MapPartPages();
        app.MapSessions();
    }

    /// <summary>
    /// The page for somebody whose log-in was refused. It is not a 401, because a browser would then ask for a password by itself.
    /// </summary>
    public static Task Refuse(HttpContext context, Failure refusal)
    {
        var status = Problem.StatusOf(refusal);
        context.Response.StatusCode = status == StatusCodes.Status401Unauthorized ? StatusCodes.Status403Forbidden : status;
        if (refusal is TooManyFailedKeys { Seconds: var seconds })
            context.Response.Headers.RetryAfter = $"{seconds}";
        var language = Languages.Of(context.Request);
        var reason = refusal switch
        {
            Unauthenticated when language == "zh" => "此密钥无效。",
            Unauthenticated => "This key is not valid.",
            _ => refusal.Message,
        };
        return Write(context, new HomePage(language, context.Request.PathBase) { Refusal = reason }.Write());
    }

    private static async Task Show(HttpContext context, UseCaseSender sender, Caller caller, CancellationToken cancellation)
    {
        if (QueryReader.Unknown(context.Request.Query, ["plan"]) is { } failure)
        {
            await Answers.Write(context, failure);
            return;
        }
        var language = Languages.Of(context.Request);
        var page = new HomePage(language, context.Request.PathBase)
        {
            Caller = caller.Identity?.Name,
            HasLoggedIn = caller.Identity is { Id: > 0 } && Credential.Of(context).IsCookie,
        };
        if (
            caller.Identity is not null
            && (await sender.Send(new ListPlans(new(ListOptions.MaxFirst)), cancellation)).IsSuccess(out var plans, out _)
        )
        {
            page.Plans = plans.Items;
            var wanted = context.Request.Query["plan"].ToString();
            page.Shown =
                plans.Items.FirstOrDefault(plan => plan.Code.ToString() == wanted) ?? (plans.Items is [var first, ..] ? first : null);
            await Fill(page, language, sender, cancellation);
        }
        await Write(context, page.Write());
    }

    private static async Task Fill(HomePage page, string language, UseCaseSender sender, CancellationToken cancellation)
    {
        if (page.Shown is not { Code: var plan })
            return;
        var findings = new ListFindings(plan) { Language = language, Page = new(HomePage.MaxFindings) };
        if ((await sender.Send(findings, cancellation)).IsSuccess(out var found, out _))
            page.Findings = found;
        page.Overview = await PlanOverview.Read(page.Shown, language, sender, cancellation);
        if ((await sender.Send(new ListReviews(plan) { Page = new(MaxReviews) }, cancellation)).IsSuccess(out var reviews, out _))
            page.Reviews = reviews.Items;
    }

    /// <summary>Sends a page, which runs no script and is not kept.</summary>
    public static Task Write(HttpContext context, string page)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }
}
