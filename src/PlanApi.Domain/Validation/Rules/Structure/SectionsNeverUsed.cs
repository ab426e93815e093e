namespace PlanApi.Domain.Validation.Rules;

public sealed class SectionsNeverUsed()
    : PlanRule(
        "section-unused",
        Severity.Note,
        RuleFamily.Structure,
        "Sections of which the plan holds nothing ({count}): {list}.",
        "计划的 {count} 个章节没有任何内容被录入：{list}。",
        """
        No target, cell, objective, indicator or other part names the section as its source, and it has no section below it. Either its
        content was not taken over, or it has none: an outline that announces a section which was never written.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Sections.Count == 0)
            return [];
        var document = plan.Document;
        var used = document
            .Targets.Select(target => target.Source)
            .Concat(document.Targets.Select(target => target.Baseline?.Source))
            .Concat(document.Cells.Select(cell => cell.Source))
            .Concat(document.Sections.Select(section => section.Parent))
            .Concat(document.Dimensions.Select(dimension => dimension.Source))
            .Concat(document.Groups.SelectMany(group => group.Definitions).Select(definition => definition.Source))
            .Concat(document.Lists.Select(list => list.Source))
            .Concat(document.Indicators.Select(indicator => indicator.Source))
            .Concat(document.Objectives.Select(objective => objective.Source))
            .Concat(document.WeightWindows.Select(window => window.Source))
            .Concat(document.Weights.Select(weight => weight.Source))
            .Concat(document.ReviewSchedules.Select(schedule => schedule.Source))
            .Append(document.Plan.Matrix?.Source)
            .Append(document.Plan.Monitoring?.Source)
            .OfType<Values.Code>()
            .ToHashSet();
        return Fold(plan.Sections.Values.Where(section => !used.Contains(section.Code)));
    }
}
