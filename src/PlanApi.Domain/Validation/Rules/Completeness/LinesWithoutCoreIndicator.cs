using PlanApi.Domain.Indicators;
using PlanApi.Domain.Matrix;

namespace PlanApi.Domain.Validation.Rules;

public sealed class LinesWithoutCoreIndicator()
    : PlanRule(
        "line-without-core-indicator",
        Severity.Warning,
        RuleFamily.Completeness,
        "Members of {dimension} that answer for key results, but for none of a core indicator ({count}): {list}.",
        "{dimension} 中有 {count} 个成员负责关键结果，但没有核心指标：{list}。",
        """
        The plan calls some indicators core: it judges itself by them. Each row of its matrix answers for the key results of the objectives
        at the row's member or below it. The key results of this row are all about other indicators, so the row has no core task. Call one
        of its indicators core, or give it a key result of a core indicator.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (
            plan.Document.Plan.Matrix is not { Rows: var rows } layout
            || plan.Indicators.Values.All(indicator => indicator.Importance is null or Importance.Supporting)
        )
            return [];
        var tree = plan.TreeOf(rows);
        var responsibility = new Responsibility(layout, [.. plan.Objectives.Values], [.. plan.KeyResults.Values], plan.Indicators);
        var (answering, core) = (new HashSet<Values.Code>(), new HashSet<Values.Code>());
        foreach (var result in plan.Document.KeyResults)
        {
            if (
                !plan.Targets.TryGetValue(result.Target, out var target)
                || !plan.Indicators.TryGetValue(target.Indicator, out var indicator)
                || responsibility.LineOf(result, target) is not { } line
            )
                continue;
            answering.Add(line);
            if (indicator.Importance is Importance.Core or Importance.NorthStar)
                core.Add(line);
        }
        var roots = Enumerable.Range(0, tree.MemberCount).Where(member => tree.ParentOf(member) == DimensionTree.None);
        bool Has(int root, HashSet<Values.Code> lines) =>
            lines.Any(line => tree.Number(line) is var member && tree.IsMember(member) && tree.IsWithin(member, root));
        var without = roots.Where(root => Has(root, answering) && !Has(root, core)).Select(root => tree.Members[root]);
        return Fold([.. without.OrderBy(member => member.Code)], member => Places.Of(member), ("dimension", rows.ToString()));
    }
}
