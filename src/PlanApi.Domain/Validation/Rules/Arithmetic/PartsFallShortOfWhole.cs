namespace PlanApi.Domain.Validation.Rules;

public sealed class PartsFallShortOfWhole()
    : PlanRule(
        "parts-short-of-whole",
        Severity.Warning,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: all parts over {over} ({count}) come to at most {sum}, less than the whole of {whole} ({scope}): {list}.",
        "{indicator}（{period}）：按 {over} 的全部 {count} 个部分合计至多 {sum}，低于整体 {whole}（{scope}）：{list}。",
        """
        Every part of a whole has a target, and together they come to less than the target of the whole demands, or shares to less than 100
        %. It is a warning, since the dimension may leave something out. Raise the parts, lower the whole, or add the member that is
        missing.
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
