using PlanApi.Api.Http;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Budgets;

internal sealed class FundingSourceEndpoints : EndpointsOf<FundingSource>
{
    protected override FundingSource Example =>
        new()
        {
            Code = Code.Known("example-funding-source"),
            Names = new([new("en", "Own funds"), new("zh", "自有资金")]),
            Type = FundingType.Own,
            Amount = new Quantity(1_500_000_000_000),
        };
}
