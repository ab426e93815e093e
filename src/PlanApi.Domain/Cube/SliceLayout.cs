using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>A slice with its axes expanded: the place of each row and column.</summary>
public sealed class SliceLayout
{
    private readonly ScopeIndex _scopes;
    private readonly IReadOnlyList<FrameAxis> _axes;
    private readonly int _rowAxes;
    private readonly IReadOnlyList<Period> _periods;
    private readonly long _periodStride;
    private readonly long _columnStride;

    private SliceLayout(
        ScopeIndex scopes,
        Slice slice,
        IReadOnlyList<Entries> rows,
        IReadOnlyList<Entries> columns,
        IReadOnlyList<Entries> fixedAt,
        Period period
    )
    {
        (_scopes, Slice) = (scopes, slice);
        ColumnCount = Product(columns);
        RowCount = Product(rows);
        var axes = new List<FrameAxis>();
        // An axis without entries leaves no cells, and no place to ask for; the others still say what stands along them.
        var stride = rows.Concat(columns).Aggregate(1L, (product, along) => Times(product, Math.Max(along.Count, 1)));
        (_periods, _periodStride, _columnStride) = (
            [period],
            stride,
            columns.Aggregate(1L, (product, along) => Times(product, Math.Max(along.Count, 1)))
        );
        var whole = stride;
        foreach (var along in rows.Concat(columns))
        {
            stride /= Math.Max(along.Count, 1);
            if (along.Members is { } members)
                axes.Add(new FrameAxis(along.Dimension, members, stride));
            else
                (_periods, _periodStride, PeriodsOnRows) = (along.Periods!, stride, rows.Contains(along));
        }
        HasPeriodAxis = rows.Concat(columns).Any(along => along.Periods is not null);
        _rowAxes = rows.Count(along => along.Members is not null);
        _axes = [.. axes, .. fixedAt.Select(along => new FrameAxis(along.Dimension, along.Members!, whole))];
    }

    public Slice Slice { get; }

    public long RowCount { get; }

    /// <summary>The columns without indicators and measures, which are side by side in each.</summary>
    public long ColumnCount { get; }

    public bool HasPeriodAxis { get; }

    public bool PeriodsOnRows { get; }

    /// <summary>How many cells the slice has; <see cref="long.MaxValue"/> if there are more than that.</summary>
    public long CellCount => Times(Times(Times(RowCount, ColumnCount), Slice.Indicators.Count), Slice.Measures.Count);

    /// <summary>The places of some rows, row by row.</summary>
    public Frame Rows(long first, int count) =>
        new(_axes, _periods, _periodStride, first * ColumnCount, checked((int)(count * ColumnCount)));

    /// <summary>The whole of it.</summary>
    public Frame All() => Rows(0, checked((int)RowCount));

    /// <summary>The part of the filter that a row adds: members, and a period if periods are on rows.</summary>
    public (Scope Scope, Period? Period) RowAt(long row) => At(row * _columnStride, _axes.Take(_rowAxes), PeriodsOnRows);

    /// <summary>The part of the filter that a column adds. If periods are on no axis, it includes the slice's own period.</summary>
    public (Scope Scope, Period? Period) ColumnAt(long column) =>
        At(column, _axes.Skip(_rowAxes).Take(_axes.Count - _rowAxes - Slice.Filter.Count), !PeriodsOnRows);

    /// <summary>A slice's layout, or every fault of the slice.</summary>
    /// <param name="scopes">The plan's dimensions.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="maySee">Whether the caller may see a dimension's member, by numbers.</param>
    /// <param name="faults">Takes the faults: code, pointer, message.</param>
    public static SliceLayout? Of(
        ScopeIndex scopes,
        Calendar calendar,
        Slice slice,
        Func<int, int, bool> maySee,
        Action<string, string, string> faults
    )
    {
        var reader = new SliceAxisReader(scopes, calendar, SlicePeriods.Days(slice, calendar), maySee, faults);
        var rows = reader.Axes(slice.Rows, "/rows");
        var columns = reader.Axes(slice.Columns, "/columns");
        var filter = reader.Filter(slice.Filter);
        var period = reader.OnePeriod(slice);
        reader.CheckHidden();
        return reader.IsSound ? new SliceLayout(scopes, slice, rows, columns, filter, period) : null;
    }

    private (Scope, Period?) At(long place, IEnumerable<FrameAxis> axes, bool withPeriod)
    {
        var named = axes.Select(axis => (axis.Dimension, Member: axis.Entries[(int)(place / axis.Stride % axis.Entries.Count)]))
            .Where(at => at.Member != DimensionIndex.Top)
            .Select(at =>
                KeyValuePair.Create(_scopes.Dimensions[at.Dimension].Dimension, _scopes.Dimensions[at.Dimension].CodeOf(at.Member))
            );
        return (new Scope(named), withPeriod ? _periods[(int)(place / _periodStride % _periods.Count)] : null);
    }

    private static long Product(IReadOnlyList<Entries> axes) => axes.Aggregate(1L, (product, along) => Times(product, along.Count));

    private static long Times(long one, long other) => (long)Int128.Min((Int128)one * other, long.MaxValue);

    /// <summary>One expanded axis: members of a dimension, or periods.</summary>
    internal sealed record Entries(int Dimension, IReadOnlyList<int>? Members, IReadOnlyList<Period>? Periods)
    {
        public int Count => Members?.Count ?? Periods!.Count;
    }
}
