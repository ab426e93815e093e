using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Iterative proportional fitting (Deming and Stephan 1940), the RAS method of input-output tables, for cells that are free from zero on.
/// The table itself is never written: a sweep reads it once, row by row, with factors for rows and columns beside it.
/// </summary>
internal static class BiproportionalFit
{
    /// <summary>
    /// The fit is finished when the columns' errors add up to less than this share of the total, and to less than this many steps.
    /// </summary>
    internal const double RelativeError = 1e-12,
        AbsoluteError = 1e-3;

    /// <summary>The greatest number of sweeps; fewer for a large table. The exact rounding then does the rest.</summary>
    internal static int MostSweeps(int cells) => (int)Math.Clamp(1_000_000_000L / Math.Max(1, cells), 200, 20_000);

    /// <summary>
    /// Finds factors such that rows and columns of seed x row factor x column factor meet their totals. The seed is rows x columns,
    /// row-major, none below zero. Factors come back in the spans given; those of the columns begin as ones.
    /// Says whether so many sweeps were enough.
    /// </summary>
    internal static bool Fit(
        ReadOnlySpan<double> seed,
        ReadOnlySpan<double> rowTotals,
        ReadOnlySpan<double> columnTotals,
        Span<double> rowFactors,
        Span<double> columnFactors,
        int sweeps
    )
    {
        var sums = new double[columnTotals.Length];
        var progress = new FitProgress(columnTotals);
        for (; sweeps > 0; sweeps--)
        {
            var error = Sweep(seed, rowTotals, columnTotals, rowFactors, columnFactors, sums);
            if (progress.IsDone(error))
                return true;
            ScaleColumns(columnTotals, columnFactors, sums);
        }
        return false;
    }

    /// <summary>
    /// One sweep over the rows: each row's factor is set so that the row meets its total. Sums become the columns' sums before their own
    /// factors; the answer is the sum of the columns' errors. Sums have eight lanes on every processor, so that all have the same result.
    /// </summary>
    public static double Sweep(
        ReadOnlySpan<double> seed,
        ReadOnlySpan<double> rowTotals,
        ReadOnlySpan<double> columnTotals,
        Span<double> rowFactors,
        ReadOnlySpan<double> columnFactors,
        Span<double> sums
    )
    {
        sums.Clear();
        var columns = columnTotals.Length;
        for (var row = 0; row < rowTotals.Length; row++)
        {
            var cells = seed.Slice(row * columns, columns);
            var sum = Product(cells, columnFactors);
            rowFactors[row] = sum > 0 ? rowTotals[row] / sum : 1;
            AddTimes(cells, rowFactors[row], sums);
        }
        double error = 0;
        for (var column = 0; column < columns; column++)
            error += Math.Abs((sums[column] * columnFactors[column]) - columnTotals[column]);
        return error;
    }

    /// <summary>The other half of a sweep: each column's factor is set so that the column meets its total.</summary>
    public static void ScaleColumns(ReadOnlySpan<double> columnTotals, Span<double> columnFactors, ReadOnlySpan<double> sums)
    {
        for (var column = 0; column < sums.Length; column++)
            columnFactors[column] = sums[column] > 0 ? columnTotals[column] / sums[column] : 1;
    }

    private static double Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector256<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector256<double>>(right);
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var at = 0;
        for (; at + 1 < lefts.Length && at + 1 < rights.Length; at += 2)
        {
            even += lefts[at] * rights[at];
            odd += lefts[at + 1] * rights[at + 1];
        }
        var lanes = even + odd;
        var sum = lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
        for (var rest = at * Vector256<double>.Count; rest < left.Length; rest++)
            sum += left[rest] * right[rest];
        return sum;
    }

    private static void AddTimes(ReadOnlySpan<double> cells, double factor, Span<double> sums)
    {
        var from = MemoryMarshal.Cast<double, Vector256<double>>(cells);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        var factors = Vector256.Create(factor);
        for (var at = 0; at < from.Length && at < to.Length; at++)
            to[at] += from[at] * factors;
        for (var rest = from.Length * Vector256<double>.Count; rest < cells.Length; rest++)
            sums[rest] += cells[rest] * factor;
    }
}

/// <summary>Whether a fit has come as near as doubles can.</summary>
internal struct FitProgress
{
    private readonly double _total;
    private double _last = double.PositiveInfinity;

    public FitProgress(ReadOnlySpan<double> totals)
    {
        foreach (var total in totals)
            _total += Math.Abs(total);
    }

    /// <summary>Whether the error is small, and small in steps too unless it no longer shrinks.</summary>
    public bool IsDone(double error)
    {
        var isDone =
            error <= BiproportionalFit.RelativeError * _total && (error <= BiproportionalFit.AbsoluteError || error >= 0.9 * _last);
        _last = error;
        return isDone;
    }
}
