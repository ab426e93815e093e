namespace PlanApi.Domain.Validation.Rules;

public sealed class IdentitiesBroken()
    : PlanRule(
        "identity-broken",
        Severity.Error,
        RuleFamily.Feasibility,
        "{result} at {scope} is {stated} ({targets}), but {identity} makes it {computed}.",
        "{result}（{scope}）为 {stated}（{targets}），但由 {identity} 得出 {computed}。",
        """
        A formula, a ratio or a share is an equation between indicators, and the plan claims every number in it: they do not fit. Levels are
        put in as they are, flows that are stated per day times the days of the period; changes as factors, which multiply: +35 % and +20 %
        make +62 %. Exact numbers are taken as rounded to the decimals in which they are written. Claims of the same kind of section are
        held together. Change one of the numbers.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from check in plan.Contradictions.Broken
        select Find(check.Places(), [.. IdentityArguments.Of(check)]) with
        {
            Arithmetic = check.Arithmetic(),
        };
}
