using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MaximaDifferFromParts()
    : PlanRule(
        "maximum-against-parts",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to be {value} at its highest in {period} ({target}), but its periods ({count}) make that "
            + "{range}: {list}.",
        "{indicator}（{scope}）在 {period} 的最高值目标为{value}（{target}），但其 {count} 个时期得出{range}：{list}。",
        """
        Some stocks show their maximum over a longer period: the highest value of its shorter periods. Here one of the shorter periods
        demands more than the longer one allows. Or all of them have a target, and none reaches the longer one. Correct the longer period
        or the shorter one.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var lines = new ClaimedParts(plan).OverTime(place =>
            place.Key is { Kind: ClaimKind.Level, IsForeign: false }
            && place.Indicator is { Kind: IndicatorKind.Stock, OverTime: OverTime.Maximum }
        );
        foreach (var line in lines)
        {
            if (plan.Claims.At(line.Whole) is not { } whole)
                continue;
            var most = Most(line, part => part.Tolerated());
            if (!most.Overlaps(whole.Tolerated()))
            {
                var outside = new Outside(whole, line, Most(line, part => part.Demanded));
                yield return Find(outside.Places(), [.. outside.Arguments(plan)]) with
                {
                    Arithmetic = outside.Arithmetic(plan),
                };
            }
        }
    }

    // At least the highest of the least, and at most the highest of the most where no part is left open.
    private static Interval Most(PartsOfPlace line, Func<ClaimedPlace, Interval> of)
    {
        IntervalEnd? low = null,
            high = null;
        var isOpen = !line.AreAll;
        foreach (var interval in line.Parts.Select(of))
        {
            low = Interval.IsHigherLow(interval.Low, low) ? interval.Low : low;
            isOpen |= interval.High is null;
            high = interval.High is { } end && (high is not { } known || end.Value > known.Value) ? end : high;
        }
        return new Interval(low, isOpen ? null : high);
    }
}
