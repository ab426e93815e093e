using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskImpactEndpoints : EndpointsOf<RiskImpact>
{
    protected override RiskImpact Example =>
        new()
        {
            Code = Code.Known("example-risk-impact"),
            Risk = Code.Known("policy-change"),
            Distribution = ImpactDistribution.Pert,
            Low = new Quantity(10_000_000_000),
            Likely = new Quantity(20_000_000_000),
            High = new Quantity(90_000_000_000),
        };
}
