using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SharesExceedContainer()
    : PlanRule(
        "share-over-container",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: {list} come to at least {sum} %, but {scope}, which contains them, is {whole}.",
        "{indicator}（{period}）：{list} 合计至少 {sum} %，超过包含它们的 {scope} 的 {whole}。",
        """
        A member's share is part of its parent's share, and of the share of every group that it belongs to. Here the members have a larger
        share than the parent or group that contains them. Lower the members' shares, or raise the share of the parent or group. The rule
        uses the members of a group's first definition.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from sum in plan.PartSums
        where sum.Exceeds && sum.HasContainer && sum.Indicator.Kind == IndicatorKind.Share
        select Find(sum.Places(), [.. PartArguments.Of(sum)]) with
        {
            Arithmetic = sum.Arithmetic(),
        };
}
