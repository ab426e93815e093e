using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class DrillEndpoints : EndpointsOf<Drill>
{
    protected override Drill Example =>
        new()
        {
            Code = Code.Known("example-drill"),
            ContingencyPlan = Code.Known("standby-site"),
            Planned = Period.OfQuarter(2024, 2),
        };
}
