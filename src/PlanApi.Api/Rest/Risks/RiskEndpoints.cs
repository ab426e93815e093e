using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskEndpoints : EndpointsOf<Risk>
{
    protected override Risk Example =>
        new()
        {
            Code = Code.Known("policy-change"),
            Names = new([new("en", "Policy change in emerging markets"), new("zh", "新兴市场政策变化")]),
            Category = Code.Known("market"),
        };
}
