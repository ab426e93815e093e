using PlanApi.Domain.Cube;

namespace PlanApi.Domain.Actuals;

/// <summary>
/// Decides whether numbers at some scopes can be added up without counting anything twice, on any day. That is so if, along each
/// dimension, no named member lies in another named member.
/// </summary>
public sealed class DisjointScopes
{
    private readonly IReadOnlyList<DimensionIndex> _dimensions;
    private readonly HashSet<int>[] _named;
    private readonly HashSet<int>[] _around;

    public DisjointScopes(IReadOnlyList<DimensionIndex> dimensions)
    {
        _dimensions = dimensions;
        _named = [.. dimensions.Select(_ => new HashSet<int>())];
        _around = [.. dimensions.Select(_ => new HashSet<int>())];
    }

    /// <summary>Adds a scope; false if it may overlap an earlier one.</summary>
    public bool Add(ReadOnlySpan<int> members)
    {
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            var member = members[dimension];
            if (_named[dimension].Contains(member))
                continue;
            var around = Around(_dimensions[dimension], member);
            if (_around[dimension].Contains(member) || _named[dimension].Overlaps(around))
                return false;
            _named[dimension].Add(member);
            _around[dimension].UnionWith(around);
        }
        return true;
    }

    /// <summary>All ancestors of a member, on any day. Groups, and the top's own cells, are ancestors too.</summary>
    private static HashSet<int> Around(DimensionIndex index, int member)
    {
        var around = new HashSet<int>();
        if (member == DimensionIndex.Top)
            return around;
        around.Add(DimensionIndex.Top);
        if (!index.IsMember(member))
            return around;
        var (open, chain) = (new Queue<int>([member]), new HashSet<int> { member });
        while (open.TryDequeue(out var at))
        {
            foreach (
                var parent in index
                    .ParentsIn(at, DateOnly.MinValue, DateOnly.MaxValue)
                    .Where(parent => parent != DimensionIndex.Top && chain.Add(parent))
            )
                open.Enqueue(parent);
        }
        for (var group = index.MemberCount; group < index.Count; group++)
        {
            if (index.MembersOf(group).Any(chain.Contains))
                around.Add(group);
        }
        chain.Remove(member);
        around.UnionWith(chain);
        return around;
    }
}
