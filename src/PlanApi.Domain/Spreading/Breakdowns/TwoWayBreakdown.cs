using System.Numerics;
using PlanApi.Domain.Spreading.TwoWay;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>Breaks a total down to totals of rows and columns at once, and translates a refusal into the terms of breakdowns.</summary>
public static class TwoWayBreakdown
{
    private const int Named = 20;

    /// <param name="rows">The total of each row.</param>
    /// <param name="columns">The total of each column.</param>
    /// <param name="seed">The seed of the cells, row by row; null for the same seed everywhere.</param>
    /// <param name="low">The least that each cell may be, as in <see cref="Breakdown"/>.</param>
    /// <param name="high">The most.</param>
    /// <param name="row">The name of a row, or its number where it has no name.</param>
    /// <param name="column">The name of a column.</param>
    public static BreakdownAnswer Solve(
        long[] rows,
        long[] columns,
        long[]? seed,
        long[]? low,
        long[]? high,
        Func<int, string>? row = null,
        Func<int, string>? column = null
    ) =>
        TwoWaySpread.Solve(new TwoWayTable(rows, columns, seed, low, high)) switch
        {
            TwoWaySolution solution => new BreakdownAnswer(
                [.. solution.Values],
                null,
                Why: cell => Reason(solution.Why(cell / columns.Length, cell % columns.Length))
            ),
            TotalsDiffer differ => new BreakdownAnswer(
                [],
                new BreakdownConflict(
                    "totals-differ",
                    $"The totals of the rows come to {differ.Rows} steps and those of the columns to {differ.Columns}; they must "
                        + "be the same.",
                    null,
                    null,
                    [],
                    [
                        [new BreakdownRelaxation(null, "rows", differ.Rows, differ.Columns)],
                        [new BreakdownRelaxation(null, "columns", differ.Columns, differ.Rows)],
                    ]
                )
            ),
            BoundsCross cross => new BreakdownAnswer(
                [],
                BreakdownSolver.Crossing((cross.Row * columns.Length) + cross.Column, cross.Low, cross.High)
            ),
            TotalsUnreachable unreachable => new BreakdownAnswer(
                [],
                Told(unreachable, rows, columns, row ?? (at => $"row {at + 1}"), column ?? (at => $"column {at + 1}"))
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static BreakdownReason Reason(TwoWayReason reason)
    {
        var (row, column, seed) = (Exactly(reason.RowFactor), Exactly(reason.ColumnFactor), Fraction.Of(reason.Seed));
        var share =
            reason.Seed >= 0 ? seed * row * column
            : row.IsZero || column.IsZero ? Fraction.Zero
            : seed / (row * column);
        return new BreakdownReason(share, reason.Value)
        {
            Weight = reason.Seed,
            RowFactor = row,
            ColumnFactor = column,
            Stop = reason.Limit switch
            {
                CellLimit.Low => SpreadStop.Low,
                CellLimit.High => SpreadStop.High,
                CellLimit.Hold => SpreadStop.Held,
                CellLimit.ZeroSeed or CellLimit.Sign => SpreadStop.Zero,
                CellLimit.Totals => SpreadStop.Totals,
                _ => SpreadStop.None,
            },
            Rounding = reason.Rounded switch
            {
                StepTaken.Up => SpreadRounding.Up,
                StepTaken.Down => SpreadRounding.Down,
                _ => SpreadRounding.None,
            },
        };
    }

    // A double is a whole number times a power of two.
    private static Fraction Exactly(double factor)
    {
        var bits = BitConverter.DoubleToInt64Bits(factor);
        var (exponent, mantissa) = ((int)((bits >> 52) & 0x7FF), bits & 0xF_FFFF_FFFF_FFFF);
        (exponent, mantissa) = exponent == 0 ? (-1074, mantissa) : (exponent - 1075, mantissa | (1L << 52));
        return exponent >= 0 ? Fraction.Of((BigInteger)mantissa << exponent, 1) : Fraction.Of(mantissa, BigInteger.One << -exponent);
    }

    private static BreakdownConflict Told(
        TotalsUnreachable unreachable,
        long[] rows,
        long[] columns,
        Func<int, string> row,
        Func<int, string> column
    )
    {
        var cut = unreachable.Cut;
        BreakdownRelaxation Cell(CellRelaxation cell) => new((cell.Row * columns.Length) + cell.Column, null, cell.From, cell.To);
        BreakdownRelaxation[] Totals(IReadOnlyList<long> byRow, IReadOnlyList<long> byColumn) =>
            [
                .. rows.Select((total, at) => new BreakdownRelaxation(null, row(at), total, byRow[at]))
                    .Concat(columns.Select((total, at) => new BreakdownRelaxation(null, column(at), total, byColumn[at])))
                    .Where(change => change.From != change.To),
            ];
        var relaxations = unreachable.Alone.Select(cell => (BreakdownRelaxation[])[Cell(cell)]).ToList();
        if (unreachable.Smallest is { Cells.Count: > 0 } smallest)
            relaxations.Add([.. smallest.Cells.Select(Cell), .. Totals(smallest.RowTotals, smallest.ColumnTotals)]);
        relaxations.Add(Totals(unreachable.NearestRowTotals, unreachable.NearestColumnTotals));
        var (needing, open) = cut.Side == TableSide.Rows ? (row, column) : (column, row);
        var into = cut.Open.Count == 0 ? "" : $"{Names(cut.Open, open)} and ";
        var message =
            $"{Names(cut.Needing, needing)} must place {cut.Needed} steps; {into}the cells that holds, bounds and zeros leave "
            + $"them take {cut.Needed - cut.Unplaceable}, so that {cut.Unplaceable} cannot be placed.";
        return new BreakdownConflict(
            "spread-infeasible",
            message,
            null,
            null,
            [
                .. cut
                    .CellsAtMost.Select(cell => (Cell: cell, IsLow: false))
                    .Concat(cut.CellsAtLeast.Select(cell => (Cell: cell, IsLow: true)))
                    .Where(at => at.Cell.Limit is CellLimit.Low or CellLimit.High or CellLimit.Hold)
                    .Take(BreakdownConflicts.Named)
                    .Select(at => new BindingLimit((at.Cell.Row * columns.Length) + at.Cell.Column, null, at.IsLow, at.Cell.Value)),
            ],
            relaxations
        );
    }

    private static string Names(IReadOnlyList<int> indexes, Func<int, string> name) =>
        string.Join(", ", indexes.Take(Named).Select(name)) + (indexes.Count > Named ? $" and {indexes.Count - Named} more" : "");
}
