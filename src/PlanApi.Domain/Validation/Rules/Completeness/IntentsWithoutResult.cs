using PlanApi.Domain.Plans;

namespace PlanApi.Domain.Validation.Rules;

public sealed class IntentsWithoutResult()
    : PlanRule(
        "intent-without-result",
        Severity.Warning,
        RuleFamily.Completeness,
        "Targets from the plan's objectives and indicators that are missing among its expected results ({count}): {list}.",
        "{count} 个目标在预期成果中没有对应项：{list}。",
        """
        Some sections of the plan set objectives and indicators. Others list the results that it expects. Each target of the first kind
        should appear among the expected results, with the same indicator, scope and number. Otherwise people work for it, and nobody ever
        accounts for it. Add the expected result, or drop the target. Targets from sections that break others down need no expected result.
        The rule leaves plans alone that have only one of the two kinds of section.
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
