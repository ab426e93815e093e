using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MeansOutsideParts()
    : PlanRule(
        "mean-outside-parts",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} in {period} is to be {value} ({target}), but all its parts over {over} ({count}) lie within "
            + "{range}: {list}.",
        "{indicator}（{scope}，{period}）的目标为{value}（{target}），但按 {over} 的全部 {count} 个部分都在{range}之内：{list}。",
        """
        A score, a ratio, or the average of a stock over time is a weighted mean of its parts. Whatever the weights, it cannot lie above
        the highest part or below the lowest. Here every part, a member, a member of a group or a shorter period, has a target, but the
        target of the whole lies outside. Numbers count as rounded to the decimals in which they are written. Correct the whole or one of
        the parts.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var parts = new ClaimedParts(plan);
        return parts
            .OverMembers(place => IsLevel(place) && place.Indicator.Kind is IndicatorKind.Score or IndicatorKind.Ratio)
            .Concat(
                parts.OverTime(place =>
                    IsLevel(place)
                    && place.Indicator
                        is { Kind: IndicatorKind.Score or IndicatorKind.Ratio }
                            or { Kind: IndicatorKind.Stock, OverTime: OverTime.Average }
                )
            )
            .Where(line => line.AreAll)
            .Select(line => Outside.Of(plan, line))
            .OfType<Outside>()
            .Select(outside => Find(outside.Places(), [.. outside.Arguments(plan)]) with { Arithmetic = outside.Arithmetic(plan) });
    }

    private static bool IsLevel(ClaimedPlace place) => place.Key is { Kind: ClaimKind.Level, IsForeign: false };
}
