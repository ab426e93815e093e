using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class LinesWithoutCoreIndicator() : PlanRule(
    "line-without-core-indicator",
    Severity.Warning,
    RuleFamily.Completeness,
    "Members of {dimension} that answer for key results, but for no core indicator ({count}): {list}.",
    "{dimension} 中有 {count} 个成员负责关键结果，但没有核心指标：{list}。",
    """
    The plan calls some indicators core, and its matrix has rows that answer for key results: those of the objectives that stand at the row's
    member or below it. One of them answers for supporting indicators only, so that nothing by which the plan judges itself is its task. Call
    one of its indicators core, or give it one that is.
    """)
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Document.Plan.Matrix is not { Rows: var rows } || plan.Indicators.Values.All(indicator => indicator.Importance is null or Importance.Supporting))
            return [];
        var tree = plan.TreeOf(rows);
        var (answering, core) = (new HashSet<int>(), new HashSet<int>());
        foreach (var result in plan.Document.KeyResults)
        {
            if (!plan.Targets.TryGetValue(result.Target, out var target) || !plan.Indicators.TryGetValue(target.Indicator, out var indicator)
                || LineOf(plan, rows, result.Objective) is not { } line)
                continue;
            for (var member = tree.Number(line); tree.IsMember(member); member = tree.ParentOf(member))
            {
                answering.Add(member);
                if (indicator.Importance is Importance.Core or Importance.NorthStar)
                    core.Add(member);
            }
        }
        var without = answering.Where(member => tree.ParentOf(member) == DimensionTree.None && !core.Contains(member)).Select(member => tree.Members[member]);
        return Fold([.. without.OrderBy(member => member.Code)], member => Places.Of(member), ("dimension", rows.ToString()));
    }

    // Of the objective, or of the nearest above it that names one.
    private static Values.Code? LineOf(PlanIndex plan, Values.Code rows, Values.Code objective)
    {
        var (next, seen) = (new Queue<Values.Code>([objective]), new HashSet<Values.Code>());
        while (next.TryDequeue(out var code))
        {
            if (!seen.Add(code) || !plan.Objectives.TryGetValue(code, out var known))
                continue;
            if (known.Scope.TryGetValue(rows, out var line))
                return line;
            foreach (var parent in known.Parents)
                next.Enqueue(parent);
        }
        return null;
    }
}
