using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Domain.Values;

namespace PlanApi.KindTests.Risks;

internal sealed class RiskEndpoints : EndpointsOf<Risk>
{
    protected override Risk Example => new() { Code = Code.Known("late-stores"), Likelihood = 30 };
}
