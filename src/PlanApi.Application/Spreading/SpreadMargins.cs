using PlanApi.Application.Errors;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.Application.Spreading;

/// <summary>
/// The totals of the rows and columns of a two-way spread. Given totals are used. On an axis with no given total, the present ones are
/// kept. On an axis with some given totals, the others are free. The axes are two axes of members, or one of members and one of periods,
/// which are the columns then.
/// </summary>
internal sealed record SpreadMargins(long[] Rows, long[] Columns)
{
    private Axis Row { get; init; } = null!;

    private Axis Column { get; init; } = null!;

    public static Outcome<SpreadMargins> Of(SpreadCells cells, SpreadLimits limits, long[]? seed)
    {
        Axis[] axes =
        [
            .. cells.Frame.Axes.Where(axis => axis.Entries.Count > 1).Select(axis => new Axis(axis, axis.Entries.Count)),
            .. cells.Columns > 1 ? [new Axis(null, cells.Columns)] : (Axis[])[],
        ];
        if (axes is not [var row, var column])
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/over",
                "A biproportional spread goes over two axes, each of several members or periods."
            );
        foreach (var (total, at) in (cells.Request.Totals ?? []).Select((total, at) => (total, at)))
        {
            var pointer = $"/totals/{at}";
            if (total.Member is null == total.Period is null)
                return Invalid.One(FaultCodes.MissingField, pointer, "Name a member or a period.");
            var found = axes.Select(axis => (Axis: axis, Slot: axis.SlotOf(cells, total))).Where(pair => pair.Slot >= 0).ToList();
            if (found.Count > 1)
                return Invalid.One(
                    FaultCodes.MissingField,
                    pointer + "/dimension",
                    $"Both axes have '{total.Member}'; name its dimension."
                );
            if (found is not [var (axis, slot)] || axis.Given[slot] is not null)
                return Invalid.One(
                    FaultCodes.UnknownReference,
                    pointer,
                    "It is none of the members or periods along the axes, or comes twice."
                );
            axis.Given[slot] = cells.Steps(total.Value);
        }
        long Old(int at, int other) => cells.Old[(at * column.Count) + other];
        row.Keep(at => Enumerable.Range(0, column.Count).Sum(other => Old(at, other)));
        column.Keep(at => Enumerable.Range(0, row.Count).Sum(other => Old(other, at)));
        var (rows, columns) = FreeTotals.Fill(row.Given, column.Given, seed, limits.Low, limits.High);
        return new SpreadMargins(rows, columns) { Row = row, Column = column };
    }

    public string RowName(SpreadCells cells, int row) => Row.Name(cells, row * Column.Count, Column);

    public string ColumnName(SpreadCells cells, int column) => Column.Name(cells, column, Row);

    /// <param name="Members">The members; null for the periods.</param>
    /// <param name="Count">How many there are.</param>
    private sealed record Axis(FrameAxis? Members, int Count)
    {
        public long?[] Given { get; } = new long?[Count];

        public int SlotOf(SpreadCells cells, SpreadTotal total)
        {
            if (Members is null)
                return total.Period is { } period ? cells.Frame.Periods.ToList().IndexOf(period) : -1;
            var index = cells.Structure.Scopes.Dimensions[Members.Dimension];
            return
                total.Member is { } member
                && (total.Dimension ?? index.Dimension) == index.Dimension
                && index.Number(member) is >= 0 and var number
                ? Members.Entries.ToList().IndexOf(number)
                : -1;
        }

        public void Keep(Func<int, long> present)
        {
            if (Array.Exists(Given, total => total is not null))
                return;
            for (var at = 0; at < Given.Length; at++)
                Given[at] = present(at);
        }

        public string Name(SpreadCells cells, int cell, Axis other)
        {
            if (Members is null)
                return $"total {cells.PeriodOf(cell)}";
            var scope = cells.ScopeOf(cell);
            return other.Members is { } across
                ? $"total {scope.With(cells.Structure.Scopes.Dimensions[across.Dimension].Dimension, null)}"
                : $"total {scope}";
        }
    }
}
