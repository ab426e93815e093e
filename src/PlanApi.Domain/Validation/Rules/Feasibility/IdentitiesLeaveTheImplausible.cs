namespace PlanApi.Domain.Validation.Rules;

public sealed class IdentitiesLeaveTheImplausible()
    : PlanRule(
        "identity-implausible",
        Severity.Warning,
        RuleFamily.Feasibility,
        "{result} at {scope} is to be {stated} ({targets}) with {known}: by {identity}, that leaves {implied} for {unknown}.",
        "{result}（{scope}）为 {stated}（{targets}），且 {known}：按 {identity}，{unknown} 须为 {implied}。",
        """
        A formula, a ratio or a share is an equation between indicators. The plan claims some of them, which fixes what is left for the
        others: and that is a value outside their range, or a change for the worse where the plan wants the better. Visitors +35 % and order
        value +20 % make GMV +62 %; a GMV of +25 % then needs the conversion between to fall by 23 %. State the unknown, and change the
        numbers that do not fit.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from check in plan.Identities
        where check.Verdict == IdentityVerdict.Implausible
        select Find(check.Places(), [.. IdentityArguments.Of(check)]) with
        {
            Arithmetic = check.Arithmetic(),
        };
}
