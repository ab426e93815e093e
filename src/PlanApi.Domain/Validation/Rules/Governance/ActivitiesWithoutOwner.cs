using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ActivitiesWithoutOwner()
    : PlanRule(
        "activity-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "Phases, initiatives and milestones without an owner ({count}): {list}.",
        "{count} 个阶段、举措或里程碑没有负责人：{list}。",
        """
        Somebody must answer for a phase, an initiative or a milestone, or nobody notices when it slips. Name its owner. A main line, which
        has initiatives below it, needs no owner of its own.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var above = plan.Document.Initiatives.Select(initiative => initiative.Parent).OfType<Code>().ToHashSet();
        return Fold([
            .. plan.Document.Phases.Where(phase => phase.Owner is null),
            .. plan.Document.Initiatives.Where(initiative => initiative.Owner is null && !above.Contains(initiative.Code)),
            .. plan.Document.Milestones.Where(milestone => milestone.Owner is null),
        ]);
    }
}
