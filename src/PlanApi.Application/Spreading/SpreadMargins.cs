using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Spreading;

/// <summary>What the rows and columns of a two-way spread come to: as given, or as they are along an axis of which nothing is given.</summary>
internal sealed record SpreadMargins(long[] Rows, long[] Columns)
{
    public static Outcome<SpreadMargins> Of(SpreadCells cells)
    {
        var (columns, rows) = (cells.Columns, cells.Count / cells.Columns);
        var (byRow, byColumn) = (new long?[rows], new long?[columns]);
        var axis = cells.Frame.Axes.Single(along => along.Entries.Count > 1);
        var index = cells.Structure.Scopes.Dimensions[axis.Dimension];
        foreach (var (total, at) in (cells.Request.Totals ?? []).Select((total, at) => (total, at)))
        {
            if (total.Member is null == total.Period is null)
                return Invalid.One(FaultCodes.MissingField, $"/totals/{at}", "Name a member or a period.");
            var (slots, slot) = total.Member is { } member
                ? (byRow, axis.Entries.ToList().IndexOf(index.Number(member)))
                : (byColumn, cells.Frame.Periods.ToList().IndexOf(total.Period!.Value));
            if (slot < 0 || slots[slot] is not null)
                return Invalid.One(FaultCodes.UnknownReference, $"/totals/{at}", "It is none of the members or periods along the axes, or comes twice.");
            slots[slot] = cells.Steps(total.Value);
        }
        long Old(int row, int column) => cells.Old[(row * columns) + column];
        if (!Whole(byRow, row => Enumerable.Range(0, columns).Sum(column => Old(row, column)))
            || !Whole(byColumn, column => Enumerable.Range(0, rows).Sum(row => Old(row, column))))
            return Invalid.One(FaultCodes.TooFew, "/totals", "Give the totals of all members or of none, and of all periods or of none.");
        return new SpreadMargins([.. byRow.Select(total => total!.Value)], [.. byColumn.Select(total => total!.Value)]);
    }

    private static bool Whole(long?[] totals, Func<int, long> present)
    {
        if (Array.TrueForAll(totals, total => total is null))
        {
            for (var at = 0; at < totals.Length; at++)
                totals[at] = present(at);
        }
        return Array.TrueForAll(totals, total => total is not null);
    }
}
