namespace PlanApi.Domain.Validation.Rules;

public sealed class PeriodsDisagreeWithWhole()
    : PlanRule(
        "periods-against-whole",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} at {scope}: its periods ({count}) come to {sum}, but {period} is to be {whole}: {list}.",
        "{indicator}（{scope}）：{count} 个时期合计 {sum}，而 {period} 为 {whole}：{list}。",
        """
        A flow adds up over time. The targets of its quarters, months or days come to more than the target of the longer period allows. Or
        they cover the whole of the longer period and come to less than its target demands. A flow that is stated per day counts once for
        each day. Correct the periods or the whole.
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
