using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class InitiativesWithoutTarget()
    : PlanRule(
        "initiative-without-target",
        Severity.Note,
        RuleFamily.Completeness,
        "Initiatives that serve no target ({count}): {list}.",
        "{count} 项举措没有对应目标：{list}。",
        """
        An initiative is done to reach a target. Without one, nobody can tell whether it was worth its cost. Add a contribution that names
        the target, and how much the initiative is expected to bring.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var above = plan.Document.Initiatives.Select(initiative => initiative.Parent).OfType<Code>().ToHashSet();
        var serving = plan.Document.Contributions.Select(contribution => contribution.Initiative).ToHashSet();
        return Fold(plan.Document.Initiatives.Where(initiative => !serving.Contains(initiative.Code) && !above.Contains(initiative.Code)));
    }
}
