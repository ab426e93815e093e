using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Rounds;

internal sealed class SliceAssignmentEndpoints : EndpointsOf<SliceAssignment>
{
    protected override SliceAssignment Example =>
        new()
        {
            Code = Code.Known("latin-america-gmv"),
            Round = Code.Known("bottom-up"),
            Party = Code.Known("sales-lead"),
            Scope = new Scope([KeyValuePair.Create(Code.Known("market"), Code.Known("latin-america"))]),
            Indicators = [Code.Known("gmv")],
            Measure = Measure.Target,
            Period = Period.OfYear(2024),
            Grain = Grain.Quarter,
        };
}
