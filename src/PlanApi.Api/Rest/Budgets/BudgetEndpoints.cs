using PlanApi.Api.Http;
using PlanApi.Application.Budgets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Budgets;

internal static class BudgetEndpoints
{
    public static void MapBudget(this RouteGroupBuilder plan) =>
        plan.OnGet("/budget", Get)
            .WithTags("budget")
            .Sends(
                typeof(GetBudget),
                "getBudget",
                "The budget on a day: planned, spent and committed for each item and month, the year's end, and the cut-off line",
                CommonParameters.Date
            )
            .Produces<BudgetReport>();

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        return (await asked.Send(sender, new GetBudget(plan, asked.Day()), cancellation)).ToResult();
    }
}
