using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SharesExceedContainer()
    : PlanRule(
        "share-over-container",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: {list} come to at least {sum} %, more than {whole} of {scope}, which contains them.",
        "{indicator}（{period}）：{list} 合计至少 {sum} %，超过包含它们的 {scope} 的 {whole}。",
        """
        A member's share is part of the share of its parent, and of every group that it belongs to. The members claim more than what
        contains them. Lower the members' shares or raise the container's. A group's members are those of its first definition.
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
