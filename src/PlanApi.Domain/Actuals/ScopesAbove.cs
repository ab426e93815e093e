using PlanApi.Domain.Cube;

namespace PlanApi.Domain.Actuals;

/// <summary>The scopes that a number adds to: every combination of the ancestors of its members on its day.</summary>
/// <param name="dimensions">The plan's dimensions.</param>
/// <param name="sums">By dimension, whether the indicator sums over it.</param>
public sealed class ScopesAbove(IReadOnlyList<DimensionIndex> dimensions, IReadOnlyList<bool> sums)
{
    /// <summary>Sums are not kept for more scopes than this for one number; adding up on request is then cheaper.</summary>
    public const int MaxScopes = 256;

    private readonly Dictionary<int, int[]>[] _groupsOf = [.. dimensions.Select(GroupsOf)];

    /// <summary>Whether the members above these are not the same on every day.</summary>
    public bool IsDated(ReadOnlySpan<int> members)
    {
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            if (dimensions[dimension].IsMember(members[dimension]) && dimensions[dimension].IsDated(members[dimension]))
                return true;
        }
        return false;
    }

    /// <summary>The scopes above a scope on a day, each as the numbers of its members; null where there are too many.</summary>
    public IReadOnlyList<int[]>? Of(ReadOnlySpan<int> members, DateOnly day)
    {
        var lists = new List<int>[members.Length];
        var count = 1L;
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            lists[dimension] = Along(dimension, members[dimension], day);
            count *= lists[dimension].Count;
            if (count > MaxScopes)
                return null;
        }
        var above = new List<int[]>((int)count);
        // The first is the scope itself.
        for (var at = 1; at < count; at++)
        {
            var scope = new int[members.Length];
            var rest = at;
            for (var dimension = 0; dimension < scope.Length; dimension++)
                (rest, scope[dimension]) = (rest / lists[dimension].Count, lists[dimension][rest % lists[dimension].Count]);
            above.Add(scope);
        }
        return above;
    }

    private List<int> Along(int dimension, int member, DateOnly day)
    {
        var index = dimensions[dimension];
        // A group is part of nothing but itself.
        if (!sums[dimension] || !index.IsMember(member))
            return [member];
        var (along, groups) = (new List<int>(), new SortedSet<int>());
        for (var at = member; at != DimensionIndex.Top; at = index.ParentOn(at, day))
        {
            along.Add(at);
            groups.UnionWith(_groupsOf[dimension].GetValueOrDefault(at, []));
        }
        return [.. along, .. groups, DimensionIndex.Top];
    }

    private static Dictionary<int, int[]> GroupsOf(DimensionIndex index) =>
        Enumerable
            .Range(index.MemberCount, index.Count - index.MemberCount)
            .SelectMany(group => index.MembersOf(group).Select(member => (member, group)))
            .GroupBy(pair => pair.member, pair => pair.group)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.ToArray());
}
