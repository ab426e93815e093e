using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>The pages one level below the first: each shows one part of a plan to whoever would rather look than read data.</summary>
internal static class PartPages
{
    private static readonly Dictionary<string, Func<PageReader, string, Task<Outcome<PartPage>>>> Kinds = new(StringComparer.Ordinal)
    {
        ["objectives"] = ObjectivePage.Read,
        ["targets"] = TargetPage.Read,
        ["risks"] = RiskPage.Read,
        ["milestones"] = MilestonePage.Read,
        ["phases"] = PhasePage.Read,
        ["budget-items"] = BudgetItemPage.Read,
    };

    /// <summary>The address of a part's page.</summary>
    public static string At(Code plan, string kind, Code code) =>
        $"/plans/{Uri.EscapeDataString(plan.ToString())}/{kind}/{Uri.EscapeDataString(code.ToString())}";

    public static void MapPartPages(this WebApplication app)
    {
        foreach (var (kind, read) in Kinds)
            app.MapGet(
                    $"/plans/{{plan}}/{kind}/{{code}}",
                    (Code plan, string code, HttpContext context, UseCaseSender sender, Caller caller, CancellationToken cancellation) =>
                        Show(plan, code, read, context, sender, caller, cancellation)
                )
                .ExcludeFromDescription();
    }

    private static async Task Show(
        Code code,
        string key,
        Func<PageReader, string, Task<Outcome<PartPage>>> read,
        HttpContext context,
        UseCaseSender sender,
        Caller caller,
        CancellationToken cancellation
    )
    {
        // Strangers log in on the first page.
        if (caller.Identity is null)
        {
            context.Response.Redirect($"{context.Request.PathBase}/");
            return;
        }
        var language = Languages.Of(context.Request);
        if (
            !(await sender.Send(new GetPlan(code), cancellation)).IsSuccess(out var plan, out var failure)
            || !(await read(new PageReader(plan, language, sender, cancellation), key)).IsSuccess(out var page, out failure)
        )
        {
            await Answers.Write(context, failure);
            return;
        }
        await HomeEndpoints.Write(context, page.Write(plan, new HtmlWriter(language, context.Request.PathBase)));
    }
}
