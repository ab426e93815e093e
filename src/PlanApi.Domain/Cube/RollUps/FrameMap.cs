using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// From stored places to the places of a frame that they belong to. An offset is a place's number, doubled, plus one where the
/// stored place names exactly what the frame names: then it is the frame's own cell, and otherwise part of it.
/// </summary>
internal sealed class FrameMap
{
    private static readonly long[] Nowhere = [];

    private readonly ScopeIndex _scopes;
    private readonly Frame _frame;
    private readonly Calendar _calendar;
    private readonly bool _asIs;
    private readonly AxisMap[] _axes;
    private readonly int[] _openDimensions;
    private readonly int[] _closedDimensions;
    private readonly ushort _framedGroups;

    /// <param name="scopes">The plan's scopes.</param>
    /// <param name="frame">The places.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="asIs">Whether members stand where they stand after every move.</param>
    /// <param name="sumsOver">The dimensions over which places may be added up; all when absent.</param>
    public FrameMap(ScopeIndex scopes, Frame frame, Calendar calendar, bool asIs, IReadOnlyList<Code>? sumsOver = null)
    {
        bool Sums(int dimension) => sumsOver?.Contains(scopes.Dimensions[dimension].Dimension) != false;
        (_scopes, _frame, _calendar, _asIs) = (scopes, frame, calendar, asIs);
        _axes = [.. frame.Axes.Select(axis => new AxisMap(scopes.Dimensions[axis.Dimension], axis, Sums(axis.Dimension)))];
        _openDimensions = [.. Enumerable.Range(0, scopes.Dimensions.Count).Except(frame.Axes.Select(axis => axis.Dimension))];
        _closedDimensions = [.. _openDimensions.Where(dimension => !Sums(dimension))];
        foreach (var axis in frame.Axes)
            _framedGroups |= (ushort)(1 << axis.Dimension);
    }

    /// <summary>On which day a cell's place is looked up in the trees.</summary>
    public DateOnly DayOf(Period period) => _asIs ? DateOnly.MaxValue : _calendar.Days(period).Last;

    /// <summary>The offsets of the frame's periods that a stored period is, or is part of.</summary>
    public long[] OfPeriod(Period stored)
    {
        List<long>? offsets = null;
        for (var at = 0; at < _frame.Periods.Count; at++)
        {
            var wanted = _frame.Periods[at];
            if (wanted == stored)
                (offsets ??= []).Add((at * (long)_frame.PeriodStride * 2) + 1);
            else if (wanted.Grain < stored.Grain && _calendar.Contains(wanted, stored))
                (offsets ??= []).Add(at * (long)_frame.PeriodStride * 2);
        }
        return offsets?.ToArray() ?? Nowhere;
    }

    /// <summary>Whether the scope names a member that moves, so that its offsets hold for a day only.</summary>
    public bool IsDated(int scope)
    {
        foreach (var axis in _axes)
        {
            var member = _scopes.MembersOf(axis.Dimension)[scope];
            if (axis.Index.IsMember(member) && axis.Index.IsDated(member))
                return true;
        }
        return false;
    }

    /// <summary>The offsets of a scope on a day, written into the list; those of several axes are combined.</summary>
    public void OfScope(int scope, DateOnly day, List<long> offsets)
    {
        offsets.Clear();
        if ((_scopes.GroupsIn(scope) & ~_framedGroups) != 0)
            return;
        foreach (var dimension in _closedDimensions)
        {
            if (_scopes.MembersOf(dimension)[scope] != DimensionIndex.Top)
                return;
        }
        var own = 1L;
        foreach (var dimension in _openDimensions)
        {
            if (_scopes.MembersOf(dimension)[scope] != DimensionIndex.Top)
                own = 0;
        }
        offsets.Add(own);
        foreach (var axis in _axes)
        {
            var along = axis.Of(_scopes.MembersOf(axis.Dimension)[scope], day);
            var before = offsets.Count;
            if (along.Length == 0)
            {
                offsets.Clear();
                return;
            }
            for (var next = 1; next < along.Length; next++)
            {
                for (var at = 0; at < before; at++)
                    offsets.Add(Combine(offsets[at], along[next]));
            }
            for (var at = 0; at < before; at++)
                offsets[at] = Combine(offsets[at], along[0]);
        }
    }

    /// <summary>The offset of a scope's and an axis's together: places add up, and only own with own is own.</summary>
    public static long Combine(long one, long other) => ((one & ~1L) + (other & ~1L)) | (one & other & 1);
}
