using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Access;
using PlanApi.Api.Access.SignIn;
using PlanApi.Api.Home.Pages;
using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Home;

/// <summary>The first page in a browser: how a plan stands, and a log-in for who has no key there yet.</summary>
internal static class HomeEndpoints
{
    /// <summary>The picture that a browser shows beside the page's name: three lights.</summary>
    public const string Icon = "/icon.svg";

    private const string IconPicture = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="3" cy="8" r="2.6" fill="#c62828"/><circle cx="8" cy="8" r="2.6" fill="#d9a32c"/><circle cx="13" cy="8" r="2.6" fill="#2ea44f"/></svg>
        """;

    private static readonly string ContentPolicy =
        "default-src 'none'; img-src 'self'; style-src "
        + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Css)))}'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'self'";

    public static void MapHome(this WebApplication app)
    {
        app.MapGet("/", Show).ExcludeFromDescription();
        app.MapGet(Icon, () => Results.Content(IconPicture, MediaTypes.Svg)).ExcludeFromDescription();
        app.MapPlanPages();
        app.MapSessions();
        app.MapSignIn();
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
        return Write(context, new HomePage(language, context.Request.PathBase) { Refusal = reason, Issuers = IssuersOf(context) }.Write());
    }

    private static async Task Show(
        HttpContext context,
        UseCaseSender sender,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancellation
    )
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
            Issuers = IssuersOf(context),
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
            if (page.Shown is not null)
                page.Content = await PlanPage.Read(new PageReader(page.Shown, language, sender, clock, cancellation));
        }
        await Write(context, page.Write());
    }

    private static IReadOnlyList<string> IssuersOf(HttpContext context) => context.RequestServices.GetRequiredService<CodeFlow>().Issuers;

    /// <summary>Sends a page, which runs no script and is not kept.</summary>
    public static Task Write(HttpContext context, string page)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }
}
