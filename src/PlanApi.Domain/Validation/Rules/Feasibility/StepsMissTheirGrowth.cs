using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class StepsMissTheirGrowth()
    : PlanRule(
        "growth-against-steps",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to grow by {growth} ({growthTarget}), but goes from {earlier} in {earlierPeriod} "
            + "({earlierPlace}) to {later} in {laterPeriod} ({laterTarget}): that is {change}.",
        "{indicator}（{scope}）应增长{growth}（{growthTarget}），但由 {earlierPeriod} 的{earlier}（{earlierPlace}）到 {laterPeriod} "
            + "的{later}（{laterTarget}），变化为{change}。",
        """
        The plan sets a growth for each step, such as each quarter on the quarter before. It also sets levels for the steps themselves, and
        from one step to the next these grow at another rate. A baseline or a past value may be the step before the first. Percentages and
        levels count as rounded to the decimals in which they are written. Correct the rate or the levels.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects.Where(subject => subject.Places.Count > 1))
        {
            foreach (var growth in subject.Places.Where(place => place.Key.Kind == ClaimKind.Change).SelectMany(place => place.Claims))
            {
                if (
                    GrainOf(growth) is { } grain
                    && growth.Factors is { IsEmpty: false }
                    && FirstMiss(plan, subject, growth, grain) is { } finding
                )
                    yield return finding;
            }
        }
    }

    /// <summary>The length of the steps of a growth that is claimed for a longer period: quarters for "+18 % each quarter".</summary>
    private static Grain? GrainOf(Claim claim) =>
        claim.Against?.ToString() switch
        {
            GrowthBase.PreviousQuarter => Grain.Quarter,
            GrowthBase.PreviousMonth => Grain.Month,
            GrowthBase.PreviousWeek => Grain.Week,
            _ => null,
        };

    private Finding? FirstMiss(PlanIndex plan, ClaimSubject subject, Claim growth, Grain grain)
    {
        var (first, last) = plan.Calendar.Days(growth.Period);
        foreach (var period in plan.Calendar.Periods(grain, first, last))
        {
            if (
                plan.Claims.LevelAt(subject.Indicator, subject.Scope, period) is not { } later
                || Earlier(plan, subject, plan.Calendar.Before(period)) is not { } earlier
            )
                continue;
            var factor = Factor(later.Total(plan), earlier.Total);
            if (factor.Overlaps(growth.Factors) || factor == Interval.Everything)
                continue;
            return Describe(growth, earlier.Place, later, earlier.Exact, later.Total(plan, claim => claim.Interval));
        }
        return null;
    }

    // One plus the change as a part of the base's size: of a loss of 100 that becomes one of 50, 1.5 (see RelativeChange).
    private static Interval Factor(Interval later, Interval earlier) =>
        earlier.High is { Value.Sign: < 0 } ? Interval.Exactly(Fraction.Of(2)) - ((Zero - later) / (Zero - earlier)) : later / earlier;

    private static readonly Interval Zero = Interval.Exactly(Fraction.Zero);

    private static (Place Place, Interval Total, Interval Exact)? Earlier(PlanIndex plan, ClaimSubject subject, Period period)
    {
        if (plan.Claims.LevelAt(subject.Indicator, subject.Scope, period) is { } place)
            return (Places.Of(place.First), place.Total(plan), place.Total(plan, claim => claim.Interval));
        return
            plan.Starts.ExtremesOf(subject.Indicator, subject.Scope, period) is { IsDisjoint: false } starts
            && starts.Low.Interval is { Low.Value.Sign: > 0 } start
            && !plan.Claims.Normaliser.IndicatorAt(subject.Indicator).PerDay
            ? (starts.Low.Place, start, start)
            : null;
    }

    private Finding Describe(Claim growth, Place earlier, ClaimedPlace later, Interval from, Interval to)
    {
        var percent = Factor(to, from).Plus(-Fraction.One).Times(Fraction.Hundred);
        var change = percent is { IsPoint: true, Low: { Value.Sign: > 0 } point }
            ? $"= +{point.Value.ToText(2)} %"
            : $"{Notation.Of(percent, 2)} %";
        return Find(
            [Places.Of(growth), earlier, Places.Of(later.First)],
            ("indicator", later.Indicator.Code.ToString()),
            ("scope", Notation.Of(later.Scope)),
            ("growth", Notation.Of(growth)),
            ("growthTarget", growth.Target.Key()),
            ("earlier", earlier.Value ?? ""),
            ("earlierPeriod", earlier.Period.ToString()!),
            ("earlierPlace", earlier.Key),
            ("later", Notation.Of(later.First)),
            ("laterPeriod", later.Period.ToString()),
            ("laterTarget", later.First.Target.Key()),
            ("change", change)
        ) with
        {
            Severity = growth.Assumed == Assumption.None ? Severity.Error : Severity.Warning,
            Arithmetic =
            [
                new(
                    "step-change",
                    from.High is { Value.Sign: < 0 }
                        ? $"({PlaceNumbers.Bare(to)} - ({PlaceNumbers.Bare(from)})) / {PlaceNumbers.Bare(Zero - from)}"
                        : $"{PlaceNumbers.Bare(to)} / {PlaceNumbers.Bare(from)} - 1",
                    change
                ),
                new("stated", growth.Target.Key(), Notation.Of(growth)),
            ],
        };
    }
}
