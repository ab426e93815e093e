using System.Collections;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Along one axis of a frame: for each member, the positions of the entries that the member is or lies below. A list is found once for
/// each member, and kept in a pool under a number. A member that is not named itself shares the list of its parent.
/// </summary>
internal sealed class AxisLists
{
    private readonly OffsetPool _pool;
    private readonly bool _sums;
    private readonly bool _asIs;
    private readonly DateOnly[] _days;
    private readonly Dictionary<int, long[]> _named = [];
    private readonly Dictionary<int, List<int>> _groupsOf = [];
    private readonly long[] _top;
    private readonly int[]? _below;
    private readonly BitArray _isNamed;
    private readonly Dictionary<(int Number, int Day, bool IsOwn), int> _some = [];

    /// <param name="pool">Where the lists are kept.</param>
    /// <param name="index">The dimension.</param>
    /// <param name="frame">The frame; entries outside its window are left out.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="sums">Whether its members may be added up; if not, each is only itself.</param>
    /// <param name="days">The days on which members are looked up; only one if members count under their latest parents.</param>
    /// <param name="asIs">Whether members count under their latest parents.</param>
    /// <param name="many">Whether most members will be needed.</param>
    public AxisLists(OffsetPool pool, DimensionIndex index, Frame frame, FrameAxis axis, bool sums, DateOnly[] days, bool asIs, bool many)
    {
        (_pool, Index, Dimension, _sums, _days, _asIs) = (pool, index, axis.Dimension, sums, days, asIs);
        var named = new Dictionary<int, List<long>>();
        foreach (var at in frame.EntriesInWindow(axis))
        {
            if (!named.TryGetValue(axis.Entries[at], out var offsets))
                named[axis.Entries[at]] = offsets = [];
            offsets.Add(at * axis.Stride * 2);
        }
        _top = named.Remove(DimensionIndex.Top, out var top) ? [.. top] : [];
        foreach (var (entry, offsets) in named)
        {
            _named[entry] = [.. offsets];
            if (!sums || !index.IsGroup(entry))
                continue;
            foreach (var member in index.MembersOf(entry))
            {
                if (!_groupsOf.TryGetValue(member, out var groups))
                    _groupsOf[member] = groups = [];
                groups.Add(entry);
            }
        }
        // List numbers plus one; members come after the top.
        _below = many ? new int[index.MemberCount + 1] : null;
        _isNamed = new BitArray(index.Count);
        foreach (var number in _named.Keys.Concat(_groupsOf.Keys))
            _isNamed[number] = true;
    }

    public DimensionIndex Index { get; }

    public int Dimension { get; }

    /// <summary>Whether a member's list is not the same on every day.</summary>
    public bool IsDated(int number) => !_asIs && _sums && Index.IsMember(number) && Index.IsDated(number);

    /// <summary>The list of a member, a group or the top on one of the days.</summary>
    public int Of(int number, int day) =>
        number != DimensionIndex.Top && !_isNamed[number]
            ? _sums && Index.IsMember(number)
                ? Above(number, day)
                : OffsetPool.Nowhere
            : Find(null, number, day, isOwn: true);

    private int Find(int[]? known, int number, int day, bool isOwn)
    {
        if (known is not null && !IsDated(number))
        {
            ref var list = ref known[number + 1];
            if (list == 0)
                list = Make(number, day, isOwn) + 1;
            return list - 1;
        }
        var key = (number, IsDated(number) ? day : 0, isOwn);
        if (!_some.TryGetValue(key, out var found))
            _some[key] = found = Make(number, day, isOwn);
        return found;
    }

    private int Above(int number, int day) => Find(_below, Index.ParentOn(number, _days[day]), day, isOwn: false);

    private int Make(int number, int day, bool isOwn)
    {
        var own = isOwn ? 1L : 0L;
        if (number == DimensionIndex.Top)
            return _pool.Keep(_top, own, []);
        var named = _named.GetValueOrDefault(number);
        if (!_sums || Index.IsGroup(number))
            return _pool.Keep(named, own, []);
        var above = Above(number, day);
        if (_groupsOf.Count == 0 || !_groupsOf.TryGetValue(number, out var groups))
            return named is null ? above : _pool.Keep(named, own, _pool.At(above));
        // A member may lie in a group by several of its ancestors; it counts once.
        var lists = _pool.At(above).ToArray();
        return _pool.Keep(named, own, [.. groups.SelectMany(group => _named[group]).Where(offset => !lists.Contains(offset)), .. lists]);
    }
}
