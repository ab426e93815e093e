namespace PlanApi.Domain.Validation.Rules;

public sealed class IdentitiesBroken()
    : PlanRule(
        "identity-broken",
        Severity.Error,
        RuleFamily.Feasibility,
        "{result} at {scope} is {stated} ({targets}), but by {identity} it is {computed}.",
        "{result}（{scope}）为 {stated}（{targets}），但由 {identity} 得出 {computed}。",
        """
        A formula, a ratio or a share is an equation between indicators. The plan sets a target for every number in it, but these numbers
        do not fit. Levels enter the equation as they are; a flow that is stated per day is first multiplied by the days of the period.
        Changes enter as factors and multiply: +35 % and +20 % make +62 %. Exact numbers count as rounded to the decimals in which they are
        written. Only targets from the same kind of section are compared. Change one of the numbers.
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
