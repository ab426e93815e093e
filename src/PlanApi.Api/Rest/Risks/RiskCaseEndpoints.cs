using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskCaseEndpoints : EndpointsOf<RiskCase>
{
    protected override RiskCase Example =>
        new()
        {
            Code = Code.Known("example-risk-case"),
            Names = new([new("en", "Iron ore rose by 65 %")]),
            Category = Code.Known("supply-chain"),
        };
}
