using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskCategoryEndpoints : EndpointsOf<RiskCategory>
{
    protected override RiskCategory Example => new() { Code = Code.Known("market"), Names = new([new("en", "Market"), new("zh", "市场")]) };
}
