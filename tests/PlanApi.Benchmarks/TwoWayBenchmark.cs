using System.Diagnostics;
using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.Benchmarks;

/// <summary>
/// A table of 1,000 x 1,000 random cells above zero that must meet exact totals: a sweep of the fit, and the rounding, against a plain
/// sweep, which is the simplest loop that scales the rows and then the columns of the same matrix. Medians of rounds in turn.
/// </summary>
internal static class TwoWayBenchmark
{
    private const int Size = 1_000,
        Rounds = 31;

    public static void Run()
    {
        var table = Table(new Random(1), out var seed, out var rows, out var columns);
        var fitted = ((TwoWaySolution)TwoWaySpread.Solve(table)).Fitted;
        var matrix = (double[])seed.Clone();
        var (rowFactors, columnFactors, sums) = (new double[Size], new double[Size], new double[Size]);
        Array.Fill(columnFactors, 1);
        var (plain, sweep, rounding, whole) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(Time(() => PlainSweep(matrix, rows, columns)));
            sweep.Add(
                Time(() =>
                {
                    BiproportionalFit.Sweep(seed, rows, columns, rowFactors, columnFactors, sums);
                    BiproportionalFit.ScaleColumns(columns, columnFactors, sums);
                })
            );
            rounding.Add(Time(() => NearestRounding.Round(fitted)));
            whole.Add(Time(() => TwoWaySpread.Solve(table)));
        }
        var unit = Median(plain);
        Console.WriteLine(
            $"two-way, {Size} x {Size}: a plain sweep takes {unit:F2} ms; "
                + $"a sweep of the fit {Median(sweep) / unit:F2} x that, "
                + $"rounding {Median(rounding) / unit:F2} x, all from seed to whole steps {Median(whole) / unit:F2} x"
        );
    }

    private static TwoWayTable Table(Random random, out double[] seed, out double[] rows, out double[] columns)
    {
        var (cells, rowTotals, columnTotals) = (new long[Size * Size], new long[Size], new long[Size]);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = random.Next(1, 100_000);
            var wanted = random.Next(1, 1_000);
            rowTotals[cell / Size] += wanted;
            columnTotals[cell % Size] += wanted;
        }
        (seed, rows, columns) = (Doubles(cells), Doubles(rowTotals), Doubles(columnTotals));
        return new TwoWayTable(rowTotals, columnTotals, cells);
    }

    private static double[] Doubles(long[] values) => Array.ConvertAll(values, value => (double)value);

    private static void PlainSweep(double[] matrix, double[] rows, double[] columns)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            var line = matrix.AsSpan(row * columns.Length, columns.Length);
            double sum = 0;
            foreach (var cell in line)
                sum += cell;
            var factor = rows[row] / sum;
            for (var column = 0; column < line.Length; column++)
                line[column] *= factor;
        }
        var sums = new double[columns.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var line = matrix.AsSpan(row * columns.Length, columns.Length);
            for (var column = 0; column < line.Length; column++)
                sums[column] += line[column];
        }
        for (var column = 0; column < sums.Length; column++)
            sums[column] = columns[column] / sums[column];
        for (var row = 0; row < rows.Length; row++)
        {
            var line = matrix.AsSpan(row * columns.Length, columns.Length);
            for (var column = 0; column < line.Length; column++)
                line[column] *= sums[column];
        }
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
