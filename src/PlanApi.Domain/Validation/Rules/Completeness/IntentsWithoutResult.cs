using PlanApi.Domain.Plans;

namespace PlanApi.Domain.Validation.Rules;

public sealed class IntentsWithoutResult()
    : PlanRule(
        "intent-without-result",
        Severity.Warning,
        RuleFamily.Completeness,
        "Targets of the plan's objectives and indicators without a counterpart among its expected results ({count}): {list}.",
        "{count} 个目标在预期成果中没有对应项：{list}。",
        """
        The plan sets out what it wants, and states elsewhere what it expects to have brought. What is wanted at an indicator and scope
        should appear among the expected results, with the same number; otherwise it will be worked for and never be accounted for. Add the
        expected result, or drop the target. What sections break down
        needs no counterpart of its own. Plans that have only one of the two kinds of section are left alone.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var both = new IntentAndResults(plan);
        return both.HasBoth
            ? Fold(plan.Claims.All.Where(claim => claim.Purpose != SectionPurpose.Breakdown && both.IsIntentWithoutResult(claim)))
            : [];
    }
}
