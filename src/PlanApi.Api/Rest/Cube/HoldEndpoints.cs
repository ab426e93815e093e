using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Cube;

internal sealed class HoldEndpoints : EndpointsOf<Hold>
{
    protected override Hold Example =>
        new()
        {
            Code = Code.Known("gmv-2024"),
            Indicator = Code.Known("gmv"),
            Period = Period.OfYear(2024),
            Measure = Measure.Target,
            Reason = LocalText.English("agreed with the board"),
        };
}
