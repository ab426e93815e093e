namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Along one axis of a frame, the offsets of the entries that a member is or lies below; found once for each.</summary>
internal sealed class AxisMap
{
    private static readonly long[] Nowhere = [];

    private readonly long[]?[] _below;
    private readonly long[]?[] _named;
    private readonly long[] _top;
    private readonly Dictionary<int, List<int>> _groupsOf = [];

    private readonly bool _sums;

    /// <param name="index">The dimension.</param>
    /// <param name="axis">Its entries.</param>
    /// <param name="sums">Whether its members may be added up; if not, each is only itself.</param>
    public AxisMap(DimensionIndex index, FrameAxis axis, bool sums)
    {
        _sums = sums;
        Index = index;
        Dimension = axis.Dimension;
        _below = new long[index.MemberCount][];
        _named = new long[index.Count][];
        var named = new Dictionary<int, List<long>>();
        for (var at = 0; at < axis.Entries.Count; at++)
        {
            if (!named.TryGetValue(axis.Entries[at], out var offsets))
                named[axis.Entries[at]] = offsets = [];
            offsets.Add(at * axis.Stride * 2);
        }
        _top = named.Remove(DimensionIndex.Top, out var top) ? [.. top] : Nowhere;
        foreach (var (entry, offsets) in named)
        {
            _named[entry] = [.. offsets];
            if (!index.IsGroup(entry))
                continue;
            foreach (var member in index.MembersOf(entry))
            {
                if (!_groupsOf.TryGetValue(member, out var groups))
                    _groupsOf[member] = groups = [];
                groups.Add(entry);
            }
        }
    }

    public DimensionIndex Index { get; }

    public int Dimension { get; }

    /// <summary>The offsets of a member, a group or the top on a day.</summary>
    public long[] Of(int number, DateOnly day)
    {
        if (number == DimensionIndex.Top)
            return Own(_top);
        if (Index.IsGroup(number) || !_sums)
            return Own(_named[number] ?? Nowhere);
        var (named, groups, above) = (_named[number], _groupsOf.GetValueOrDefault(number), Below(Index.ParentOn(number, day), day));
        return named is null && groups is null ? above : [.. Own(named ?? Nowhere), .. Fresh(groups, above), .. above];
    }

    private static long[] Own(long[] offsets) => offsets.Length == 0 ? Nowhere : Array.ConvertAll(offsets, offset => offset | 1);

    /// <summary>The offsets of whatever lies below a member, or the top. Members of which nothing is named share those of their parent.</summary>
    private long[] Below(int member, DateOnly day)
    {
        if (member == DimensionIndex.Top)
            return _top;
        if (_below[member] is { } found)
            return found;
        var (named, groups, above) = (_named[member], _groupsOf.GetValueOrDefault(member), Below(Index.ParentOn(member, day), day));
        var below = named is null && groups is null ? above : [.. named ?? Nowhere, .. Fresh(groups, above), .. above];
        if (!Index.IsDated(member))
            _below[member] = below;
        return below;
    }

    // A member may lie in a group by several of its ancestors; it counts once.
    private IEnumerable<long> Fresh(List<int>? groups, long[] above) =>
        (groups ?? []).SelectMany(group => _named[group]!).Where(offset => !above.Contains(offset));
}
