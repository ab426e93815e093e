using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ValuesOutsideRange()
    : PlanRule(
        "value-outside-range",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} must lie in {range}, but {place} is {value}.",
        "{indicator} 不可能为{value}（{place}）：取值范围为 {range}。",
        """
        An indicator's range limits its possible values: the scale of a score, 0 to 100 % for shares, zero and more for counts and times.
        Targets, their baselines and cells must lie in it: for a share, "over 100 %" is as impossible as "equal to 120 %". A fall by more
        than 100 % is impossible too. If the range is not stated but taken from the unit, a ratio above 100 % is only a warning, since some
        ratios can be above 100 %. Correct the value or the range.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var ranges = plan.Indicators.Values.ToDictionary(indicator => indicator.Code, indicator => new StepRange(Ranges.Of(indicator)));
        foreach (var claim in plan.Claims.All)
        {
            var target = claim.Target;
            var range = ranges[claim.Stated.Code];
            if (target.Basis == Basis.Absolute)
            {
                if (IsOutside(target, range))
                    yield return Describe(Places.Of(claim), claim.Stated, range.Interval);
            }
            else if (target.Basis != Basis.Points && target.Value.Steps < -100 * Quantity.StepsPerUnit)
                yield return Describe(Places.Of(claim), claim.Stated, Interval.AtLeast(-Fraction.Hundred));
            if (target.Baseline is { } baseline && !range.Holds(baseline.Value))
                yield return Describe(Places.OfBaseline(plan, target, baseline), claim.Stated, range.Interval);
        }
        foreach (var cell in plan.Document.Cells)
        {
            if (plan.Indicators.TryGetValue(cell.Indicator, out var indicator) && !ranges[cell.Indicator].Holds(cell.Value))
                yield return Describe(Places.Of(plan, cell), indicator, ranges[cell.Indicator].Interval);
        }
    }

    // The stated number must be possible, and so must at least one value that fulfils the claim.
    private static bool IsOutside(Target target, StepRange range) =>
        !range.Holds(target.Value)
        || (target.UpperValue is { } upper && !range.Holds(upper))
        || (target.Comparator == Comparator.MoreThan && target.Value.Steps == range.Max)
        || (target.Comparator == Comparator.LessThan && target.Value.Steps == range.Min);

    private Finding Describe(Place place, Indicator indicator, Interval range) =>
        Find(
            [place],
            ("indicator", indicator.Code.ToString()),
            ("value", place.Value ?? ""),
            ("place", place.Key),
            ("range", Notation.Of(range))
        ) with
        {
            Severity =
                indicator is { Kind: IndicatorKind.Ratio, Range: null } && place.Value?.Contains('-', StringComparison.Ordinal) == false
                    ? Severity.Warning
                    : Severity.Error,
            Arithmetic = [new("stated", place.Key, place.Value ?? ""), new("range", indicator.Code.ToString(), Notation.Of(range))],
        };

    /// <summary>A range in a quantity's own steps. Every value of the plan is compared with it, and few are outside.</summary>
    private sealed class StepRange(Interval interval)
    {
        public Interval Interval { get; } = interval;

        public long Min { get; } = interval.Low is { } low ? (long)low.Value.Rounded(Quantity.MaxDecimals) : long.MinValue;

        public long Max { get; } = interval.High is { } high ? (long)high.Value.Rounded(Quantity.MaxDecimals) : long.MaxValue;

        public bool Holds(Quantity value) => value.Steps >= Min && value.Steps <= Max;
    }
}
