using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Cube;

internal sealed class BoundEndpoints : EndpointsOf<Bound>
{
    protected override Bound Example =>
        new()
        {
            Code = Code.Known("stores-by-june"),
            Indicator = Code.Known("new-flagship-stores"),
            Period = Period.OfQuarter(2024, 2),
            Measure = Measure.Target,
            Min = Quantity.Of(10),
            ToDate = true,
            Reason = LocalText.English("10 stores finished and accepted by June"),
        };
}
