using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>From stored places to the places of a frame that contain them; see <see cref="OffsetPool"/> for offsets.</summary>
internal sealed class FrameMap
{
    /// <summary>For so many members, a list for each member is not made for fewer scopes than this.</summary>
    private const int FewScopes = 16;

    private readonly ScopeIndex _scopes;
    private readonly PeriodTree _tree;
    private readonly OffsetPool _pool = new();
    private readonly AxisLists[] _axes;
    private readonly int[] _openDimensions;
    private readonly int[] _closedDimensions;
    private readonly ushort _framed;
    private readonly bool _isDated;
    private readonly int _everything;

    /// <param name="scopes">The plan's scopes.</param>
    /// <param name="partition">The stored places.</param>
    /// <param name="frame">The places that are wanted.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="tree">Tells which stored periods contain others.</param>
    /// <param name="asIs">Whether members count under their latest parents, and not under those on the last day of each stored
    /// period.</param>
    /// <param name="sumsOver">The dimensions over which places may be added up; all when absent.</param>
    public FrameMap(
        ScopeIndex scopes,
        Partition partition,
        Frame frame,
        Calendar calendar,
        PeriodTree tree,
        bool asIs,
        IReadOnlyList<Code>? sumsOver
    )
    {
        bool Sums(int dimension) => sumsOver?.Contains(scopes.Dimensions[dimension].Dimension) != false;
        (_scopes, _tree, Calendar, Frame, Partition) = (scopes, tree, calendar, frame, partition);
        Runs = NearRuns.Of(scopes, partition, frame, Sums);
        var days = Array.ConvertAll(partition.Periods, period => asIs ? DateOnly.MaxValue : calendar.Days(period).Last);
        _axes =
        [
            .. frame.Axes.Select(axis => new AxisLists(
                _pool,
                scopes.Dimensions[axis.Dimension],
                frame,
                axis,
                Sums(axis.Dimension),
                days,
                asIs,
                many: Runs is null && partition.Scopes.Length > scopes.Dimensions[axis.Dimension].MemberCount / FewScopes
            )),
        ];
        _isDated = !asIs && _axes.Any(axis => axis.Index.HasMoves);
        _openDimensions = [.. Enumerable.Range(0, scopes.Dimensions.Count).Except(frame.Axes.Select(axis => axis.Dimension))];
        _closedDimensions = [.. _openDimensions.Where(dimension => !Sums(dimension))];
        foreach (var axis in frame.Axes)
            _framed |= (ushort)(1 << axis.Dimension);
        _everything = _pool.Keep([0], 1, []);
    }

    public Frame Frame { get; }

    public Calendar Calendar { get; }

    public Partition Partition { get; }

    /// <summary>The partition's scopes that can belong to the frame, by position; null if any of them can.</summary>
    public int[]? Runs { get; }

    /// <summary>The offsets of the frame's periods that are, or contain, a stored period.</summary>
    public long[] OfPeriod(Period stored)
    {
        var offsets = new List<long>();
        for (var at = 0; at < Frame.Periods.Count; at++)
        {
            if (Frame.Periods[at] == stored)
                offsets.Add((at * Frame.PeriodStride * 2) + 1);
            else if (_tree.IsPart(Frame.Periods[at], stored))
                offsets.Add(at * Frame.PeriodStride * 2);
        }
        return [.. offsets];
    }

    /// <summary>The same, each as if it were the stored period itself.</summary>
    public long[] WithinPeriod(Period stored) => Array.ConvertAll(OfPeriod(stored), offset => offset | 1);

    /// <summary>Whether the scope names a member that moves, so that its list is only valid for one of the partition's periods.</summary>
    public bool IsDated(int scope)
    {
        if (!_isDated)
            return false;
        foreach (var axis in _axes)
        {
            if (axis.IsDated(_scopes.MembersOf(axis.Dimension)[scope]))
                return true;
        }
        return false;
    }

    /// <summary>The offsets in a list.</summary>
    public ReadOnlySpan<long> Offsets(int list) => _pool.At(list);

    /// <summary>The list of a scope, in one of the partition's periods where it is dated.</summary>
    public int ListOf(int scope, int period = 0)
    {
        // A group is part of nothing but itself.
        if ((_scopes.GroupsIn(scope) & ~_framed) != 0)
            return OffsetPool.Nowhere;
        foreach (var dimension in _closedDimensions)
        {
            if (_scopes.MembersOf(dimension)[scope] != DimensionIndex.Top)
                return OffsetPool.Nowhere;
        }
        var list = _everything;
        for (var at = 0; at < _axes.Length && list != OffsetPool.Nowhere; at++)
        {
            var along = _axes[at].Of(_scopes.MembersOf(_axes[at].Dimension)[scope], period);
            list = at == 0 ? along : _pool.Combined(list, along);
        }
        foreach (var dimension in _openDimensions)
        {
            if (_scopes.MembersOf(dimension)[scope] != DimensionIndex.Top)
                return _pool.WithoutOwn(list);
        }
        return list;
    }
}
