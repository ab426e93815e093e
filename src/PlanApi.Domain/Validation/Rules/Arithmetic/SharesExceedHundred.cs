using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SharesExceedHundred()
    : PlanRule(
        "shares-over-hundred",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: shares over {over} ({count}) come to at least {sum} %: {list}.",
        "{indicator}（{period}）：按 {over} 的 {count} 个部分占比合计至少 {sum} %：{list}。",
        """
        Shares of one base over one dimension are parts of 100 %. The targets of members that do not contain one another add up to more.
        Lower some of the shares. Groups overlap, so their shares are never added to others; each group alone must stay within 100 %.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from sum in plan.PartSums
        where sum.Exceeds && sum.Over != PartSum.Time && sum.Indicator.Kind == IndicatorKind.Share && !sum.HasContainer
        select Find(sum.Places(), [.. PartArguments.Of(sum)]) with
        {
            Arithmetic = sum.Arithmetic(),
        };
}
