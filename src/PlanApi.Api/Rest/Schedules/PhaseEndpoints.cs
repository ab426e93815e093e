using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Schedules;

internal sealed class PhaseEndpoints : EndpointsOf<Phase>
{
    protected override Phase Example =>
        new()
        {
            Code = Code.Known("foundation"),
            Names = new([new("en", "Foundation"), new("zh", "基础建设期")]),
            Start = Period.OfQuarter(2024, 1),
            End = Period.OfQuarter(2024, 2),
        };
}
