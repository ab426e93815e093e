using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class PartsExceedWhole()
    : PlanRule(
        "parts-exceed-whole",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: parts over {over} ({count}) come to at least {sum}, more than the whole of {whole} ({scope}): {list}.",
        "{indicator}（{period}）：按 {over} 的 {count} 个部分合计至少 {sum}，超过整体 {whole}（{scope}）：{list}。",
        """
        The targets of a flow or a stock at members of a dimension add up to at least more than the target of their whole allows: the
        parent, a group that contains them, the organisation. Parts without a target count as zero, so that it does not matter whether all
        are known; groups are never added to their siblings. Indicators whose range allows negative values are only checked when every part
        has a target. Lower the parts or raise the whole.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from sum in plan.PartSums
        where sum is { Exceeds: true, Whole: not null } && sum.Over != PartSum.Time && sum.Indicator.Kind != IndicatorKind.Share
        select Find(sum.Places(), [.. PartArguments.Of(sum)]) with
        {
            Arithmetic = sum.Arithmetic(),
        };
}
