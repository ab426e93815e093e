namespace PlanApi.Domain.Validation.Rules;

public sealed class IdentitiesImplyTheUnknown()
    : PlanRule(
        "identity-implies",
        Severity.Note,
        RuleFamily.Feasibility,
        "{result} at {scope} is to be {stated} ({targets}) with {known}. By {identity}, {unknown} is then {implied}, but the "
            + "plan does not say so.",
        "{result}（{scope}）为 {stated}（{targets}），且 {known}：按 {identity}，{unknown} 须为 {implied}，计划未作说明。",
        """
        A formula, a ratio or a share is an equation between indicators. The plan sets targets for all of them but one, or for some of them
        as changes. So it decides the rest without saying so. Check whether that is meant, and set it as a target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from check in plan.Identities
        where check.Verdict == IdentityVerdict.Implied && !check.Missing.Any(term => IsStated(plan, check, term))
        select Find(check.Places(), [.. IdentityArguments.Of(check)]) with
        {
            Arithmetic = check.Arithmetic(),
        };

    // By its quarters, its parts, another equation, or as a start.
    private static bool IsStated(PlanIndex plan, IdentityCheck check, IdentityTerm term) =>
        check.Kind == ClaimKind.Level
        && plan.Claims.NumberOf(term.Code) is { } indicator
        && plan.Closure.IsKnownOtherwise(indicator, check.ScopeOf(plan, term), check.Result[0].Period, check.Identity.Defined);
}
