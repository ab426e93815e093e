using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MembersNeverUsed()
    : PlanRule(
        "member-unused",
        Severity.Note,
        RuleFamily.Structure,
        "Members of {dimension} about which the plan says nothing ({count}): {list}.",
        "计划中没有任何内容涉及 {dimension} 的 {count} 个成员：{list}。",
        """
        No target, cell, objective, weight, hold or group names the member or any member below it. Either something was forgotten, or the
        member is not needed. The rows and columns of the matrix have their own rule (matrix-line-empty).
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var used = UsedMembers.In(plan);
        var matrix = plan.Document.Plan.Matrix;
        foreach (var tree in plan.Trees)
        {
            if (tree.Dimension == matrix?.Rows || tree.Dimension == matrix?.Columns)
                continue;
            var unused = Enumerable
                .Range(0, tree.MemberCount)
                .Where(member => !used.Contains(tree, member))
                .Select(member => tree.Members[member])
                .OrderBy(member => member.Code)
                .ToList();
            foreach (var finding in Fold(unused, member => Places.Of(member), ("dimension", tree.Dimension.ToString())))
                yield return finding;
        }
    }
}
