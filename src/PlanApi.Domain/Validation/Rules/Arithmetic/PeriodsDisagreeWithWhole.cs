namespace PlanApi.Domain.Validation.Rules;

public sealed class PeriodsDisagreeWithWhole()
    : PlanRule(
        "periods-against-whole",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} at {scope}: its periods ({count}) come to {sum}, against {whole} for {period}: {list}.",
        "{indicator}（{scope}）：{count} 个时期合计 {sum}，而 {period} 为 {whole}：{list}。",
        """
        A flow adds up over time. The targets of quarters, months or days come to more than the longer period's target allows or, when they
        cover all of it, to less than it demands. Flows that are stated per day count once for each day. Correct the periods or the whole.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from sum in plan.PartSums
        where sum.Over == PartSum.Time
        select Find(sum.Places(), [.. PartArguments.Of(sum)]) with
        {
            Arithmetic = sum.Arithmetic(),
        };
}
