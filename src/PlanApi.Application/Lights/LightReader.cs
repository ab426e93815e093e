using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>
/// Loads the data for lights into memory, with as many reads as there are indicators, however many targets. Call within a snapshot.
/// </summary>
public sealed class LightReader(CubeReader cubes, LightHistory history, TimeProvider clock)
{
    private static readonly Measure[] PlanMeasures = [Measure.Target, Measure.Actual, Measure.Reference, Measure.Baseline];

    /// <summary>The indicators by which targets are judged.</summary>
    public static IEnumerable<Code> Of(IEnumerable<Target> targets) => targets.Select(target => target.Indicator).Distinct();

    /// <summary>
    /// The requested day, or today. It must lie within the plan's years or the year after them, when people may still look back.
    /// </summary>
    public Outcome<DayAsked> Day(Calendar calendar, string timeZone, DateOnly? asked, string pointer = "/date")
    {
        var first = calendar.Days(Period.OfYear(calendar.ReferenceFrom ?? calendar.Year)).First;
        var last = calendar.Days(Period.OfYear((calendar.ReferenceTo ?? calendar.Year) + 1)).Last;
        if (asked is { } day)
        {
            return day >= first && day <= last
                ? new DayAsked(day)
                : Invalid.One(FaultCodes.PeriodOutsideCalendar, pointer, $"Ask for a day from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.");
        }
        var today = PlanDay.Today(clock, timeZone);
        return new DayAsked(
            today < first ? first
            : today > last ? last
            : today
        );
    }

    /// <summary>Opens the lights of a plan on a day, for some indicators, and on request with further numbers of these.</summary>
    public async Task<Outcome<OpenLights>> Open(
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        Code scenario,
        DateOnly day,
        IEnumerable<Code> indicators,
        CancellationToken cancellation,
        string pointer = "/scenario",
        params Measure[] also
    ) =>
        (await Open(plan, structure, grants, scenario, [day], indicators, cancellation, pointer, also)).IsSuccess(
            out var open,
            out var failure
        )
            ? open[0]
            : failure;

    /// <summary>The same on several days, in their order. Data that they share is read once.</summary>
    public async Task<Outcome<IReadOnlyList<OpenLights>>> Open(
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        Code scenario,
        IReadOnlyList<DateOnly> days,
        IEnumerable<Code> indicators,
        CancellationToken cancellation,
        string pointer = "/scenario",
        params Measure[] also
    )
    {
        if (!structure.Scenarios.TryGetValue(scenario, out var stored))
            return Invalid.One(FaultCodes.UnknownReference, pointer, $"There is no scenario '{scenario}'.");
        Code[] codes = [.. indicators];
        var source = await cubes.Source(plan, structure, stored, codes, [.. PlanMeasures, .. also], cancellation);
        var actual =
            scenario == Code.Baseline
                ? source
                : await cubes.Source(
                    plan,
                    structure,
                    structure.Scenarios[Code.Baseline],
                    codes,
                    [Measure.Target, Measure.Actual, Measure.Reference],
                    cancellation
                );
        var rates = new ExchangeRates(structure.Currency, structure.ExchangeRates, RateUse.Plan, scenario);
        var engine = new RollUpEngine(source, grants);
        var baseline = actual == source ? engine : new RollUpEngine(actual, grants);
        var board = new LightBoard(engine, new ActualNumbers(baseline), rates);
        var before = await history.Before(plan.Id, days, cancellation);
        return Outcome.Of<IReadOnlyList<OpenLights>>([
            .. days.Select((day, at) => new OpenLights(plan, structure, stored, day, engine, baseline, board, before[at])),
        ]);
    }
}

/// <summary>A day that lights can be asked for.</summary>
public sealed record DayAsked(DateOnly Day);
