namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// A proof that totals cannot be met: a violated condition of the kind of Hall and Gale, from the minimum cut of the network. Told of rows:
/// the rows <see cref="Needing"/> must place <see cref="Needed"/>. The columns <see cref="Open"/> hold <see cref="OpenTotal"/>, of which
/// the other rows take at least <see cref="AtLeast"/>; into all other columns the rows' cells put at most <see cref="AtMost"/>. What is
/// left over is <see cref="Unplaceable"/>. Told of columns, rows and columns change places. The side that names fewer is told.
/// </summary>
public sealed record TwoWayCut
{
    private readonly TwoWayTable _table;

    private TwoWayCut(TwoWayTable table, TableSide side, int[] needing, int[] open)
    {
        (_table, Side, Needing, Open) = (table, side, needing, open);
        var (own, other) = side == TableSide.Rows ? (table.RowTotals, table.ColumnTotals) : (table.ColumnTotals, table.RowTotals);
        foreach (var index in needing)
            Needed += own[index];
        foreach (var index in open)
            OpenTotal += other[index];
        foreach (var cell in CellsAtMost)
        {
            if (cell.Value == TwoWayTable.NoHigh)
                throw new OverflowException("The totals can only be met by a cell that does not fit in 64 bits.");
            AtMost += cell.Value;
        }
        foreach (var cell in CellsAtLeast)
        {
            if (cell.Value == TwoWayTable.NoLow)
                throw new OverflowException("The totals can only be met by a cell that does not fit in 64 bits.");
            AtLeast += cell.Value;
        }
    }

    public TableSide Side { get; }

    /// <summary>Indices on <see cref="Side"/>, ascending.</summary>
    public IReadOnlyList<int> Needing { get; }

    /// <summary>Indices on the other side, ascending; may be empty.</summary>
    public IReadOnlyList<int> Open { get; }

    public Int128 Needed { get; }

    public Int128 OpenTotal { get; }

    /// <summary>The sum of the highs of <see cref="CellsAtMost"/>.</summary>
    public Int128 AtMost { get; }

    /// <summary>The sum of the lows of <see cref="CellsAtLeast"/>.</summary>
    public Int128 AtLeast { get; }

    /// <summary>Above zero, which is the contradiction.</summary>
    public Int128 Unplaceable => Needed - (OpenTotal - AtLeast) - AtMost;

    /// <summary>The cells in the needing rows or columns, outside the open part, each with the most that it can take.</summary>
    public IEnumerable<CutCell> CellsAtMost => Cells(needing: true);

    /// <summary>The cells of the other rows within the open part, each with the least that it takes.</summary>
    public IEnumerable<CutCell> CellsAtLeast => Cells(needing: false);

    /// <summary>From a flow over the table's own ranges that fell short.</summary>
    internal static TwoWayCut Of(TwoWayTable table, TransportFlow flow)
    {
        var rows = Enumerable.Range(0, table.Rows).ToLookup(flow.IsInCut);
        var columns = Enumerable.Range(0, table.Columns).ToLookup(column => flow.IsInCut(table.Rows + column));
        return rows[true].Count() + columns[true].Count() <= rows[false].Count() + columns[false].Count()
            ? new TwoWayCut(table, TableSide.Rows, [.. rows[true]], [.. columns[true]])
            : new TwoWayCut(table, TableSide.Columns, [.. columns[false]], [.. rows[false]]);
    }

    private IEnumerable<CutCell> Cells(bool needing)
    {
        var (own, other) = Side == TableSide.Rows ? (_table.Rows, _table.Columns) : (_table.Columns, _table.Rows);
        var (isNeeding, isOpen) = (new bool[own], new bool[other]);
        foreach (var index in Needing)
            isNeeding[index] = true;
        foreach (var index in Open)
            isOpen[index] = true;
        for (var cell = 0; cell < _table.Cells; cell++)
        {
            var (row, column) = (cell / _table.Columns, cell % _table.Columns);
            var (here, there) = Side == TableSide.Rows ? (row, column) : (column, row);
            if (isNeeding[here] != needing || isOpen[there] == needing)
                continue;
            var (low, high) = _table.Range(cell);
            yield return new CutCell(row, column, needing ? high : low, LimitOf(cell, needing ? high : low, needing));
        }
    }

    private CellLimit LimitOf(int cell, long value, bool isHigh)
    {
        var (low, high) = (_table.LowOf(cell), _table.HighOf(cell));
        return low == high ? CellLimit.Hold
            : isHigh && value == high ? CellLimit.High
            : !isHigh && value == low ? CellLimit.Low
            : _table.SeedOf(cell) == 0 ? CellLimit.ZeroSeed
            : CellLimit.Sign;
    }
}
