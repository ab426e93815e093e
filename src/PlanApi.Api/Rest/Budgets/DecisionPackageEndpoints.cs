using PlanApi.Api.Http;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Budgets;

internal sealed class DecisionPackageEndpoints : EndpointsOf<DecisionPackage>
{
    protected override DecisionPackage Example =>
        new()
        {
            Code = Code.Known("example-decision-package"),
            Item = Code.Known("market-expansion"),
            Level = PackageLevel.Minimum,
            Amount = new Quantity(1_000_000_000_000),
            Rank = 1,
        };
}
