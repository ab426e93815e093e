using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Schedules;

internal sealed class InitiativeEndpoints : EndpointsOf<Initiative>
{
    protected override Initiative Example =>
        new()
        {
            Code = Code.Known("latin-america-first"),
            Names = new([new("en", "Regional breakthrough, Latin America first"), new("zh", "区域突破：拉美先行")]),
            Start = Period.OfMonth(2024, 1),
            End = Period.OfMonth(2024, 12),
            Progress = [new() { Period = Period.OfQuarter(2024, 1), Done = new Quantity(250_000) }],
        };
}
