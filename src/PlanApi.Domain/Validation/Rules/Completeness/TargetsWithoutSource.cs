namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsWithoutSource()
    : PlanRule(
        "target-without-source",
        Severity.Note,
        RuleFamily.Completeness,
        "Targets that name no section of the plan as their source ({count}): {list}.",
        "{count} 个目标未注明出自计划的哪一章节：{list}。",
        """
        A target that names its section can be traced to the plan's text, and compared between sections. Other targets of this plan name
        theirs. Name the section.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan.Document.Targets.All(target => target.Source is null)
            ? []
            : Fold(
                [.. plan.Document.Targets.Where(target => target.Source is null).OrderBy(target => target.Code)],
                target => Places.Of(plan, target)
            );
}
