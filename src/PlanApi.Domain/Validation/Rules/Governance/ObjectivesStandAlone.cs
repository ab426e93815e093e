namespace PlanApi.Domain.Validation.Rules;

public sealed class ObjectivesStandAlone()
    : PlanRule(
        "objective-alone",
        Severity.Note,
        RuleFamily.Governance,
        "Objectives that serve no other and are served by none ({count}): {list}.",
        "{count} 个OKR目标既不支撑其他OKR目标，也无其他OKR目标支撑：{list}。",
        """
        The plan aligns its objectives with each other. But these objectives stand alone: nothing says which objective they serve, or how
        they are to be reached. Align them, or make clear that they are meant to stand alone.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var parents = plan.Document.Objectives.SelectMany(objective => objective.Parents).ToHashSet();
        return parents.Count == 0
            ? []
            : Fold(plan.Document.Objectives.Where(objective => objective.Parents.Count == 0 && !parents.Contains(objective.Code)));
    }
}
