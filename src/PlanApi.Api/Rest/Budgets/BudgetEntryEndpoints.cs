using PlanApi.Api.Http;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Budgets;

internal sealed class BudgetEntryEndpoints : EndpointsOf<BudgetEntry>
{
    protected override BudgetEntry Example =>
        new()
        {
            Code = Code.Known("example-budget-entry"),
            Item = Code.Known("market-expansion"),
            Period = Period.OfMonth(2024, 3),
            Amount = new Quantity(84_000_000_000),
        };
}
