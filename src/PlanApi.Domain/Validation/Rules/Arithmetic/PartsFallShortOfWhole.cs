namespace PlanApi.Domain.Validation.Rules;

public sealed class PartsFallShortOfWhole()
    : PlanRule(
        "parts-short-of-whole",
        Severity.Warning,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: all parts over {over} ({count}) come to at most {sum}, which is less than the whole of "
            + "{whole} ({scope}): {list}.",
        "{indicator}（{period}）：按 {over} 的全部 {count} 个部分合计至多 {sum}，低于整体 {whole}（{scope}）：{list}。",
        """
        Every part of a whole has a target. Together they come to less than the target of the whole demands, or for shares to less than 100
        %. This is only a warning, since the dimension may lack a member. Raise the parts, lower the whole, or add the missing member.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from sum in plan.PartSums
        where !sum.Exceeds && sum.Over != PartSum.Time
        select Find(sum.Places(), [.. PartArguments.Of(sum)]) with
        {
            Arithmetic = sum.Arithmetic(),
        };
}
