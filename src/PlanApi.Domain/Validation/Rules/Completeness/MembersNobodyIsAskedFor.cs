using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MembersNobodyIsAskedFor()
    : PlanRule(
        "members-not-asked-for",
        Severity.Note,
        RuleFamily.Completeness,
        "In the round {round}, nobody is asked for {indicator} of {list}.",
        "在轮次 {round} 中，没有人被要求填报 {list} 的 {indicator}。",
        """
        The slices of a round ask for an indicator by the members of a dimension, and leave some members out. Their numbers will be missing
        from the total. Assign a slice for them, or leave them out on purpose. The rule looks only at slices that name one dimension, and
        the same one.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var groups = plan
            .Document.SliceAssignments.SelectMany(slice => slice.Indicators.Select(indicator => (Slice: slice, Indicator: indicator)))
            .GroupBy(one => (one.Slice.Round, one.Slice.Measure, one.Indicator, one.Slice.Period), one => one.Slice);
        foreach (var group in groups.OrderBy(group => group.Key.Round).ThenBy(group => group.Key.Indicator))
        {
            if (OneDimension(group) is not { } dimension || plan.Hidden.Contains(dimension))
                continue;
            foreach (
                var finding in Fold(
                    Missing(plan.TreeOf(dimension), [.. group.Select(slice => slice.Scope[dimension])], plan.FirstDay),
                    ("round", group.Key.Round.ToString()),
                    ("indicator", group.Key.Indicator.ToString()),
                    ("period", group.Key.Period.ToString())
                )
            )
                yield return finding;
        }
    }

    /// <summary>The dimension that each of the slices names, and names alone.</summary>
    private static Code? OneDimension(IEnumerable<SliceAssignment> slices)
    {
        Code? one = null;
        foreach (var slice in slices)
        {
            if (slice.Scope.Count != 1 || (one is { } known && !slice.Scope.ContainsKey(known)))
                return null;
            one = slice.Scope.Keys.First();
        }
        return one;
    }

    /// <summary>The lowest members that lie in none of the places.</summary>
    private static IEnumerable<Member> Missing(DimensionTree tree, IReadOnlyList<Code> asked, DateOnly firstDay)
    {
        // By the walk through the tree, everything within a member is a range of it.
        var covered = new bool[tree.MemberCount + 1];
        foreach (var code in asked)
        {
            var number = tree.Number(code);
            IEnumerable<int> members =
                tree.IsMember(number) ? [number]
                : tree.Groups.TryGetValue(number, out var named) ? named
                : [];
            foreach (var member in members.Where(member => !covered[tree.EnterOf(member)]))
                Array.Fill(covered, true, tree.EnterOf(member), tree.LeaveOf(member) - tree.EnterOf(member));
        }
        return Enumerable
            .Range(0, tree.MemberCount)
            .Where(member => tree.ChildCount(member) == 0 && !covered[tree.EnterOf(member)] && !(tree.Members[member].Ends < firstDay))
            .Select(member => tree.Members[member]);
    }
}
