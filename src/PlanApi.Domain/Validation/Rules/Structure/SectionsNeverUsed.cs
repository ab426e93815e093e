namespace PlanApi.Domain.Validation.Rules;

public sealed class SectionsNeverUsed()
    : PlanRule(
        "section-unused",
        Severity.Note,
        RuleFamily.Structure,
        "Sections that no part of the plan comes from ({count}): {list}.",
        "计划的 {count} 个章节没有任何内容被录入：{list}。",
        """
        No target, cell, objective, indicator or other part names the section as its source, and no section lies below it. Either its
        content was not taken over into the plan, or the section was announced but never written.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Sections.Count == 0)
            return [];
        var document = plan.Document;
        var used = document
            .Parts()
            .Prepend(document.Plan)
            .SelectMany(part => part.Mentions())
            .Where(mention => mention.Kind == PartKind.Section)
            .Select(mention => mention.Key)
            .Concat(document.Cells.Select(cell => cell.Source?.ToString()).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        return Fold(plan.Sections.Values.Where(section => !used.Contains(section.Key())));
    }
}
