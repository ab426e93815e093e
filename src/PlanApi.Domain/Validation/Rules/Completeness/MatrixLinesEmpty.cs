using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MatrixLinesEmpty()
    : PlanRule(
        "matrix-line-empty",
        Severity.Warning,
        RuleFamily.Completeness,
        "Members of {dimension} without a target or an objective in the plan's matrix ({count}): {list}.",
        "计划的矩阵中，{dimension} 的 {count} 个成员既无目标也无OKR目标：{list}。",
        """
        The plan crosses two dimensions to break its targets down into rows and columns. This row or column has nothing to do: there is
        neither a target nor an objective for its member or any member below it. Set a target there, or take the member out of the matrix.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Document.Plan.Matrix is not { } matrix)
            yield break;
        var scopes = plan
            .Document.Targets.Select(target => target.Scope)
            .Concat(plan.Document.Objectives.Select(objective => objective.Scope))
            // A line also answers for the targets of the indicators that name it.
            .Concat(
                plan.Document.Targets.Select(target => plan.Indicators.GetValueOrDefault(target.Indicator)?.AnsweredBy).OfType<Scope>()
            );
        var used = UsedMembers.In(plan, scopes);
        foreach (var dimension in new[] { matrix.Rows, matrix.Columns }.Distinct())
        {
            var tree = plan.TreeOf(dimension);
            var empty = Enumerable
                .Range(0, tree.MemberCount)
                .Where(member => tree.ParentOf(member) == DimensionTree.None && !used.Contains(tree, member))
                .Select(member => tree.Members[member])
                .OrderBy(member => member.Code)
                .ToList();
            foreach (var finding in Fold(empty, member => Places.Of(member), ("dimension", dimension.ToString())))
                yield return finding;
        }
    }
}
