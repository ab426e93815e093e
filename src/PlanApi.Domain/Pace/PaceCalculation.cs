using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>The expected number of a goal by a day of its period: exact, and without reading anything.</summary>
/// <param name="calendar">The plan's calendar.</param>
/// <param name="indicator">The indicator.</param>
/// <param name="period">The goal's period.</param>
/// <param name="goal">The goal at the end of the period.</param>
public sealed class PaceCalculation(Calendar calendar, Indicator indicator, Period period, Goal goal)
{
    private readonly (DateOnly First, DateOnly Last) _days = calendar.Days(period);

    private bool IsFlow => indicator.Kind == IndicatorKind.Flow;

    /// <summary>
    /// The given method. Without one: the periods' targets if the cube has them, otherwise steps if the target promises them, otherwise a
    /// straight line.
    /// </summary>
    public static PaceMethod MethodOf(Pacing? pacing, Grain? risesBy, bool hasPeriodTargets) =>
        pacing?.Method
        ?? (
            hasPeriodTargets ? PaceMethod.PeriodTargets
            : risesBy is not null ? PaceMethod.Steps
            : PaceMethod.StraightLine
        );

    /// <summary>The grain of steps.</summary>
    public static Grain StepsOf(Pacing? pacing, Grain? risesBy) => pacing?.Grain ?? risesBy ?? Grain.Quarter;

    public Paced By(DateOnly day, PaceMethod method, Pacing? pacing, Grain? risesBy, PaceInputs inputs) =>
        method switch
        {
            PaceMethod.PeriodTargets => PeriodTargets(day, inputs),
            PaceMethod.Seasonal => Seasonal(day, pacing, inputs),
            PaceMethod.Steps => Steps(day, StepsOf(pacing, risesBy)),
            _ => ByShare(method, day, PaceShare.OfDays(_days.First, _days.Last, day), goal),
        };

    private Paced Steps(DateOnly day, Grain grain)
    {
        var ends = PaceShare.Parts(calendar, period, grain).Select(part => calendar.Days(part).Last).ToArray();
        if (ends.Length == 0)
            return new Paced(PaceMethod.Steps, null, Fault: PaceFault.NoParts);
        // What rises in steps rises from zero, unless it is said from where.
        var from = IsFlow || goal.Aim != Aim.Up ? goal : goal with { Baseline = goal.Baseline ?? Fraction.Zero };
        return ByShare(PaceMethod.Steps, day, PaceShare.OfSteps(ends, day), from);
    }

    // The periods' targets say how the number comes to its target; where they come to another number in the end, they say it in proportion.
    private Paced PeriodTargets(DateOnly day, PaceInputs inputs)
    {
        if (inputs.Missing is not null || inputs.Parts.Count == 0)
            return new Paced(PaceMethod.PeriodTargets, null, Fault: PaceFault.NoPeriodTarget);
        var parts = Dated(inputs.Parts);
        var (due, whole) = (Due(parts, day), Due(parts, _days.Last));
        if (whole.IsZero)
            return Direct(PaceMethod.PeriodTargets, due);
        var share = due / whole;
        return IsFlow
            ? new Paced(PaceMethod.PeriodTargets, Expectation.Of(goal, share, isFlow: true) with { IsNothingDue = false }, share)
            : Direct(PaceMethod.PeriodTargets, goal.Low * share, goal.High * share, share);
    }

    private Fraction Due((DateOnly First, DateOnly Last, Fraction Number)[] parts, DateOnly day) =>
        indicator switch
        {
            { Kind: IndicatorKind.Flow, PerDay: false } => parts.Aggregate(
                Fraction.Zero,
                (sum, part) =>
                    sum
                    + part switch
                    {
                        _ when part.Last <= day => part.Number,
                        _ when part.First <= day => part.Number * PaceShare.OfDays(part.First, part.Last, day),
                        _ => Fraction.Zero,
                    }
            ),
            { Kind: IndicatorKind.Stock } => BetweenEnds(parts, day),
            _ => PaceShare.MeanOf(parts, day),
        };

    // A stock's period target is due at the period's end; until then it comes from the one before, or the baseline.
    private Fraction BetweenEnds((DateOnly First, DateOnly Last, Fraction Number)[] parts, DateOnly day)
    {
        var at = Array.FindIndex(parts, part => part.Last >= day);
        var (first, last, number) = parts[at];
        var before = at > 0 ? parts[at - 1].Number : goal.Baseline ?? number;
        return before + ((number - before) * PaceShare.OfDays(first, last, day));
    }

    private Paced Seasonal(DateOnly day, Pacing? pacing, PaceInputs inputs)
    {
        if (pacing?.Weights is { } weights && weights.Count != inputs.Parts.Count)
            return new Paced(PaceMethod.Seasonal, null, Fault: PaceFault.WrongWeights);
        if (pacing?.Weights is null && !IsFlow)
        {
            return inputs is { ShapeToDate: { } toDate, ShapeInAll: { IsZero: false } whole }
                ? Direct(PaceMethod.Seasonal, goal.Low * toDate / whole, goal.High * toDate / whole, toDate / whole)
                : new Paced(PaceMethod.Seasonal, null, Fault: PaceFault.NoShape);
        }
        return inputs.Missing is null && PaceShare.OfWeights(Weighted(inputs.Parts), day) is { } share
            ? ByShare(PaceMethod.Seasonal, day, share, goal)
            : new Paced(PaceMethod.Seasonal, null, Fault: PaceFault.NoShape);
    }

    // What is stated per day takes the shape of numbers a day, so that a longer month weighs more.
    private (DateOnly, DateOnly, Fraction)[] Weighted(IReadOnlyList<PacePart> parts) =>
        indicator is { Kind: IndicatorKind.Flow, PerDay: true }
            ? [.. Dated(parts).Select(part => (part.First, part.Last, part.Number * Fraction.Of(PaceShare.DaysIn(part.First, part.Last))))]
            : Dated(parts);

    private (DateOnly First, DateOnly Last, Fraction Number)[] Dated(IReadOnlyList<PacePart> parts) =>
        [.. parts.Select(part => (calendar.Days(part.Period).First, calendar.Days(part.Period).Last, part.Number))];

    // Per day, the share that is due is spread over the days that have passed.
    private Paced ByShare(PaceMethod method, DateOnly day, Fraction share, Goal to) =>
        new(
            method,
            Expectation.Of(
                to,
                indicator is { Kind: IndicatorKind.Flow, PerDay: true } ? share / PaceShare.OfDays(_days.First, _days.Last, day) : share,
                IsFlow
            ),
            share
        );

    private Paced Direct(PaceMethod method, Fraction low, Fraction? high = null, Fraction? share = null)
    {
        var due = goal with { Low = low, High = high ?? low };
        return new Paced(method, new Expectation(goal.Aim, due.Low, due.High, due.UsableBaseline), share);
    }
}
