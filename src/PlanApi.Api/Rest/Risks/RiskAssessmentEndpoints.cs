using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class RiskAssessmentEndpoints : EndpointsOf<RiskAssessment>
{
    protected override RiskAssessment Example =>
        new()
        {
            Code = Code.Known("example-risk-assessment"),
            Risk = Code.Known("policy-change"),
            Type = AssessmentType.Inherent,
            Probability = 4,
            Impact = 4,
        };
}
