using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class ContingencyPlanEndpoints : EndpointsOf<ContingencyPlan>
{
    protected override ContingencyPlan Example =>
        new()
        {
            Code = Code.Known("standby-site"),
            Names = new([new("en", "Standby site"), new("zh", "备用机房")]),
            Minutes = 30,
            DrillsAYear = 2,
        };
}
