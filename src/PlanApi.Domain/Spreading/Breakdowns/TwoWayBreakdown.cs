using System.Numerics;
using PlanApi.Domain.Spreading.TwoWay;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>Breaks down to totals of rows and columns at once, and tells a refusal in the words of breakdowns.</summary>
public static class TwoWayBreakdown
{
    /// <param name="rows">What each row is to come to.</param>
    /// <param name="columns">What each column is to come to.</param>
    /// <param name="seed">What the cells go by, row by row; null for the same for all.</param>
    /// <param name="low">The least that each cell may be, as in <see cref="Breakdown"/>.</param>
    /// <param name="high">The most.</param>
    public static BreakdownAnswer Solve(long[] rows, long[] columns, long[]? seed, long[]? low, long[]? high) =>
        TwoWaySpread.Solve(new TwoWayTable(rows, columns, seed, low, high)) switch
        {
            TwoWaySolution solution => new BreakdownAnswer([.. solution.Values], null, Why: cell => Reason(solution.Why(cell / columns.Length, cell % columns.Length))),
            TotalsDiffer differ => new BreakdownAnswer([], new BreakdownConflict(
                "totals-differ", $"The totals of the rows come to {differ.Rows} steps and those of the columns to {differ.Columns}; they must be the same.",
                null, null, [], [new BreakdownRelaxation(null, "rows", differ.Rows, differ.Columns), new BreakdownRelaxation(null, "columns", differ.Columns, differ.Rows)])),
            BoundsCross cross => new BreakdownAnswer([], BreakdownSolver.Crossing((cross.Row * columns.Length) + cross.Column, cross.Low, cross.High)),
            TotalsUnreachable unreachable => new BreakdownAnswer([], Told(unreachable, rows, columns)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static BreakdownReason Reason(TwoWayReason reason)
    {
        var (row, column, seed) = (Exactly(reason.RowFactor), Exactly(reason.ColumnFactor), Fraction.Of(reason.Seed));
        var share = reason.Seed >= 0 ? seed * row * column : row.IsZero || column.IsZero ? Fraction.Zero : seed / (row * column);
        return new BreakdownReason(share, reason.Value)
        {
            Weight = reason.Seed, RowFactor = row, ColumnFactor = column,
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

    private static BreakdownConflict Told(TotalsUnreachable unreachable, long[] rows, long[] columns)
    {
        var relaxations = new List<BreakdownRelaxation>();
        for (var row = 0; row < rows.Length; row++)
        {
            if (unreachable.NearestRowTotals[row] != rows[row])
                relaxations.Add(new BreakdownRelaxation(null, $"row {row + 1}", rows[row], unreachable.NearestRowTotals[row]));
        }
        for (var column = 0; column < columns.Length; column++)
        {
            if (unreachable.NearestColumnTotals[column] != columns[column])
                relaxations.Add(new BreakdownRelaxation(null, $"column {column + 1}", columns[column], unreachable.NearestColumnTotals[column]));
        }
        var cut = unreachable.Cut;
        var (needing, open) = cut.Side == TableSide.Rows ? ("row", "column") : ("column", "row");
        var message = $"{needing}s {Numbers(cut.Needing)} need {cut.Needed} steps, but may put only {cut.AtMost} into {open}s {Numbers(cut.Open)} and the cells that holds, bounds and zeros leave; {cut.Unplaceable} cannot be placed. The relaxations together would do.";
        return new BreakdownConflict("spread-infeasible", message, null, null, [], relaxations);
    }

    private static string Numbers(IEnumerable<int> indexes) => string.Join(", ", indexes.Select(index => index + 1).Take(20));
}
