using PlanApi.Api.Http;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Budgets;

internal sealed class BudgetItemEndpoints : EndpointsOf<BudgetItem>
{
    protected override BudgetItem Example =>
        new()
        {
            Code = Code.Known("market-expansion"),
            Names = new([new("en", "Market expansion"), new("zh", "市场拓展")]),
            Share = new Quantity(650_000),
            Justification = new([new("en", "Sellers in Latin America are recruited on the spot")]),
        };
}
