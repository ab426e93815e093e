using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskCorrelationEndpoints : EndpointsOf<RiskCorrelation>
{
    protected override RiskCorrelation Example =>
        new()
        {
            Code = Code.Known("example-risk-correlation"),
            First = Code.Known("policy-change"),
            Second = Code.Known("exchange-rate"),
            Coefficient = new Quantity(3_000),
        };
}
