using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskLevelEndpoints : EndpointsOf<RiskLevel>
{
    protected override RiskLevel Example =>
        new()
        {
            Code = Code.Known("red"),
            Names = new([new("en", "Red"), new("zh", "红")]),
            Severity = 4,
            ProbabilityFrom = 4,
            ProbabilityTo = 5,
            ImpactFrom = 4,
            ImpactTo = 5,
        };
}
