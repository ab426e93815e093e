using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskResponseEndpoints : EndpointsOf<RiskResponse>
{
    protected override RiskResponse Example =>
        new()
        {
            Code = Code.Known("example-risk-response"),
            Risk = Code.Known("policy-change"),
            Strategy = ResponseStrategy.Reduce,
        };
}
