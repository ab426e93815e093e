namespace PlanApi.Domain.Validation.Rules;

public sealed class IdentitiesLeaveTheImplausible()
    : PlanRule(
        "identity-implausible",
        Severity.Warning,
        RuleFamily.Feasibility,
        "{result} at {scope} is to be {stated} ({targets}) with {known}. By {identity}, that leaves {implied} for {unknown}, "
            + "which is not plausible.",
        "{result}（{scope}）为 {stated}（{targets}），且 {known}：按 {identity}，{unknown} 须为 {implied}。",
        """
        A formula, a ratio or a share is an equation between indicators. The plan sets targets for some of them, and so decides the values
        of the others. Such a value lies outside its indicator's range, or makes an indicator worse that the plan wants to improve. For
        example, visitors +35 % and order value +20 % make GMV +62 %. A target of GMV +25 % then means that conversion falls by 23 %. Set a
        target for the unknown number, and change the numbers that do not fit.
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
