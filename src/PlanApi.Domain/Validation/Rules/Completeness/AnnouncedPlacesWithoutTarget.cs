using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class AnnouncedPlacesWithoutTarget()
    : PlanRule(
        "announced-place-without-target",
        Severity.Warning,
        RuleFamily.Completeness,
        "Members of {dimension} that objectives announce, but no target covers ({count}): {list}.",
        "{dimension} 中有 {count} 个成员由OKR目标提出，但没有任何目标覆盖：{list}。",
        """
        An objective names a member of a dimension, or a group and so the group's members: "expand in Africa". But there is no target for
        that member, for any member below it, or for a member or group that contains it. So nobody knows what must be reached there. Set a
        target, or drop the announcement. The rows and columns of the matrix have their own rule (matrix-line-empty).
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Document.Targets.Count == 0)
            yield break;
        var matrix = plan.Document.Plan.Matrix;
        foreach (var tree in plan.Trees)
        {
            if (tree.Dimension == matrix?.Rows || tree.Dimension == matrix?.Columns || tree.MemberCount == 0)
                continue;
            var announced = MembersAt(tree, plan.Document.Objectives.Select(objective => objective.Scope)).ToHashSet();
            if (announced.Count == 0)
                continue;
            // Below a target's member everything is covered, and so is whatever lies above it.
            var covered = new GroupSpan(tree, [.. MembersAt(tree, plan.Document.Targets.Select(target => target.Scope)).Distinct()]);
            var without = announced
                .Where(member => !covered.Touches(member))
                .Select(member => tree.Members[member])
                .OrderBy(member => member.Code);
            foreach (var finding in Fold([.. without], member => Places.Of(member), ("dimension", tree.Dimension.ToString())))
                yield return finding;
        }
    }

    // The members that scopes name in the dimension, groups as their members.
    private static IEnumerable<int> MembersAt(DimensionTree tree, IEnumerable<Scope> scopes) =>
        scopes
            .Where(scope => scope.ContainsKey(tree.Dimension))
            .Select(scope => tree.Number(scope[tree.Dimension]))
            .Distinct()
            .SelectMany(number => tree.Groups.GetValueOrDefault(number) ?? (tree.IsMember(number) ? [number] : []));
}
