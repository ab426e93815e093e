using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>
/// The parts of targets for single months: the month's own target number in the cube. Without one, the month's share of the shortest
/// period with a target, by that target's pace. A number in the cube is used before a target's own.
/// </summary>
/// <param name="plan">The scenario's numbers.</param>
/// <param name="board">Turns claims into numbers.</param>
/// <param name="day">The day by which targets of growth are read.</param>
public sealed class RemainingTargets(RollUpEngine plan, LightBoard board, DateOnly day)
{
    private static readonly Grain[] Longer = [Grain.Quarter, Grain.HalfYear, Grain.Year];

    private Calendar Calendar => plan.Source.Calendar;

    /// <summary>For each place and month with a target, the month's part of it, in the indicator's unit.</summary>
    /// <param name="places">Stored indicators with scopes.</param>
    /// <param name="months">The months, in order.</param>
    /// <param name="claims">The plan's targets.</param>
    public IReadOnlyDictionary<(Code Indicator, Scope Scope, Period Month), Fraction> Of(
        IReadOnlyCollection<(Code Indicator, Scope Scope)> places,
        IReadOnlyList<Period> months,
        IReadOnlyList<LightClaim> claims
    )
    {
        var found = new Dictionary<(Code, Scope, Period), Fraction>();
        if (months.Count == 0)
            return found;
        Period[] longer =
        [
            .. months.SelectMany(month => Longer.Select(grain => Calendar.PeriodOf(grain, Calendar.Days(month).First))).Distinct(),
        ];
        // Their months that are over count as well: a quarter of which one has a target is told by its months, and a year by its quarters.
        Period[] all = [.. longer.SelectMany(period => Months(period)).Concat(months).Distinct()];
        var numbers = new NumbersToDate(plan, places.SelectMany(place => all.Concat(longer).Select(period => Place(place, period))));
        var ownClaims = claims.ToLookup(claim => (claim.Indicator.Code, claim.Scope));
        var open = new List<(LightClaim Claim, (Code, Scope) Place, Period Month)>();
        foreach (var place in places)
        {
            var inCube = longer
                .OrderByDescending(period => period.Grain)
                .Where(period => IsTold(place, period))
                .Select(period =>
                    ClaimReader.Of(plan.Source.Indicators[place.Indicator], place.Scope, period, numbers.Of(Place(place, period)).Value)
                );
            LightClaim[] candidates =
            [
                .. inCube
                    .Concat(
                        ownClaims[place].Where(claim => claim.Fault == LightReason.None).OrderBy(claim => claim.Key, StringComparer.Ordinal)
                    )
                    .OrderByDescending(claim => claim.Period.Grain),
            ];
            foreach (var month in months)
            {
                if (numbers.Of(Place(place, month)) is { HasValue: true } own)
                    found[(place.Indicator, place.Scope, month)] = own.Value;
                else
                    open.AddRange(candidates.Where(claim => Calendar.Contains(claim.Period, month)).Select(claim => (claim, place, month)));
            }
        }
        Paced(open, found);
        return found;

        bool IsTold((Code, Scope) place, Period period) =>
            numbers.Of(Place(place, period)).HasValue
            && !Months(period).Any(month => numbers.Of(Place(place, month)).HasValue)
            && !longer.Any(shorter =>
                shorter.Grain > period.Grain && Calendar.Contains(period, shorter) && numbers.Of(Place(place, shorter)).HasValue
            );
    }

    private void Paced(
        List<(LightClaim Claim, (Code Indicator, Scope Scope) Place, Period Month)> open,
        Dictionary<(Code, Scope, Period), Fraction> found
    )
    {
        var reader = new ClaimReader(Calendar, plan.Source.Indicators, day);
        var goals = new Dictionary<string, Goal?>(StringComparer.Ordinal);
        foreach (var claim in open.Select(one => one.Claim).DistinctBy(claim => claim.Key))
            goals[claim.Key] = board.GoalOf(reader, claim).Goal;
        var wanted = open.Where(one => goals[one.Claim.Key] is not null)
            .SelectMany(one => Ends(one.Claim, one.Month).Select(end => (one.Claim, End: end)))
            .DistinctBy(one => (one.Claim.Key, one.End))
            .ToArray();
        var inputs = new PaceInputReader(plan).Read([
            .. wanted.Select(one => new PaceRequest(
                one.Claim.Indicator,
                one.Claim.Scope,
                one.Claim.Period,
                one.Claim.Pacing,
                one.Claim.RisesBy,
                one.End
            )),
        ]);
        var due = new Dictionary<(string, DateOnly), Expectation?>();
        for (var at = 0; at < wanted.Length; at++)
        {
            var (claim, end) = wanted[at];
            due[(claim.Key, end)] = new PaceCalculation(Calendar, claim.Indicator, claim.Period, goals[claim.Key]!)
                .By(end, inputs[at].Method, claim.Pacing, claim.RisesBy, inputs[at].Inputs)
                .Expected;
        }
        foreach (var (claim, place, month) in open)
        {
            // The first claim that has an answer stands.
            if (
                !found.ContainsKey((place.Indicator, place.Scope, month))
                && goals[claim.Key] is not null
                && Asked(claim, month, end => due[(claim.Key, end)]) is { } asked
            )
                found[(place.Indicator, place.Scope, month)] = asked;
        }
    }

    // Of a flow what is due of it in the month; of a level where it should be at the month's end.
    private Fraction? Asked(LightClaim claim, Period month, Func<DateOnly, Expectation?> dueBy)
    {
        DateOnly[] ends = Ends(claim, month);
        if (dueBy(ends[^1]) is not { } then)
            return null;
        if (claim.Indicator.Kind != IndicatorKind.Flow)
            return Middle(then);
        if (ends.Length == 1)
            return Middle(then);
        if (dueBy(ends[0]) is not { } before)
            return null;
        if (!claim.Indicator.PerDay)
            return Middle(then) - Middle(before);
        var first = Calendar.Days(claim.Period).First;
        Fraction Days(DateOnly end) => Fraction.Of(end.DayNumber - first.DayNumber + 1);
        return ((Middle(then) * Days(ends[1])) - (Middle(before) * Days(ends[0]))) / Fraction.Of(Calendar.LengthOf(month));
    }

    // The month's end, and the end of the month before where that lies in the claim's period too.
    private DateOnly[] Ends(LightClaim claim, Period month)
    {
        var (first, last) = Calendar.Days(month);
        return claim.Indicator.Kind == IndicatorKind.Flow && first > Calendar.Days(claim.Period).First ? [first.AddDays(-1), last] : [last];
    }

    private static Fraction Middle(Expectation due) => due.Low == due.High ? due.Low : (due.Low + due.High) / Fraction.Of(2);

    private IReadOnlyList<Period> Months(Period period) => PaceShare.Parts(Calendar, period, Grain.Month);

    private PlaceOverDays Place((Code Indicator, Scope Scope) place, Period period)
    {
        var (first, last) = Calendar.Days(period);
        return new PlaceOverDays(place.Indicator, Measure.Target, place.Scope, new DaySpan(first, last));
    }
}
