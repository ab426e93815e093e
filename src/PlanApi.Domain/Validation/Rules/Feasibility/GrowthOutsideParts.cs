using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class GrowthOutsideParts()
    : PlanRule(
        "growth-outside-parts",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} in {period} is to grow by {value} ({target}), but all its parts over {over} ({count}) grow by "
            + "{range}: {list}.",
        "{indicator}（{scope}，{period}）的增长目标为{value}（{target}），但按 {over} 的全部 {count} 个部分的增长为{range}：{list}。",
        """
        The growth of a sum is the mean of its parts' growths, weighed by their starts. So it cannot lie above the highest of them or below
        the lowest. Here every part, a member or a shorter period, has a growth against the same time, but the growth of the whole lies
        outside. Percentages count as rounded to the decimals in which they are written. Correct the whole or one of the parts.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        static bool IsChange(ClaimedPlace place) => place.Key.Kind == ClaimKind.Change && Ranges.IsNeverNegative(place.Indicator);
        var parts = new ClaimedParts(plan);
        return parts
            .OverMembers(place => IsChange(place) && place.Indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock)
            .Concat(parts.OverTime(place => IsChange(place) && place.Indicator.Kind == IndicatorKind.Flow))
            .Where(line => line.AreAll)
            .Select(line => Outside.Of(plan, line))
            .OfType<Outside>()
            .Select(outside => Find(outside.Places(), [.. outside.Arguments(plan)]) with { Arithmetic = outside.Arithmetic(plan) });
    }
}
