using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class PartsExceedWhole()
    : PlanRule(
        "parts-exceed-whole",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: parts over {over} ({count}) come to at least {sum}, which is more than the whole of {whole} "
            + "({scope}): {list}.",
        "{indicator}（{period}）：按 {over} 的 {count} 个部分合计至少 {sum}，超过整体 {whole}（{scope}）：{list}。",
        """
        The targets of a flow or a stock at members of a dimension add up to more than the target of their whole allows. The whole is their
        parent, a group that contains them, or the organisation. A part without a target counts as zero, so it does not matter whether all
        parts are known. Groups are never added to their siblings. If the indicator's range allows negative values, the rule only looks
        when every part has a target. Lower the parts or raise the whole.
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
