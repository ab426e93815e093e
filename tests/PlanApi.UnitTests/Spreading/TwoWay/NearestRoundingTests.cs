using FsCheck.Xunit;
using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.UnitTests.Spreading.TwoWay;

/// <summary>
/// No other table of whole steps that meets the totals is nearer to the fit: by a fit of its own, and by trying every table.
/// </summary>
[Properties(StartSize = 1_000_000, EndSize = 1_000_000_000)]
public sealed class NearestRoundingTests
{
    private const int Size = 3;

    [Fact]
    public void TheTableOfThreeByThreeComesOutAtTheDistanceThatThereIs()
    {
        long[] seed = [10, 5, 6, 16, 18, 16, 11, 18, 5];
        var solution = Solve([9, 1, 2], [1, 1, 10], seed);

        Assert.Equal(0.979, DistanceOf(solution.Values.ToArray(), Fit([9, 1, 2], [1, 1, 10], seed)), 3);
    }

    [Drawn(300, 2000)]
    public bool Three_by_three_is_as_near_as_any(int at)
    {
        var random = new Random(at);
        var (seed, made) = (Draw(() => random.Next(1, 20)), Draw(() => random.Next(0, random.Next(2, 9))));
        var (rows, columns) = Totals(made);
        var fit = Fit(rows, columns, seed);
        var found = DistanceOf(Solve(rows, columns, seed).Values.ToArray(), fit);
        return Tables(rows, columns, fit).All(table => found <= DistanceOf(table, fit) + 1e-6);
    }

    [Property(MaxTest = 2000)]
    public bool Within_bounds_holds_and_signs_it_is_as_near_as_any(int at)
    {
        var small = new SmallTable(at);
        if (small.Solve() is not TwoWaySolution solution)
            return true;
        double[] fit =
        [
            .. Enumerable.Range(0, small.Seed.Length).Select(cell => solution.Fitted.At(cell / small.Columns, cell % small.Columns)),
        ];
        var found = DistanceOf(solution.Values.ToArray(), fit);
        return small.AnswersNear(fit).All(table => found <= DistanceOf(table, fit) + 1e-6);
    }

    [Fact]
    public void AmongTablesThatAreAsNearTheFirstCellGetsTheStep()
    {
        Assert.Equal([1L, 0, 0, 0, 1, 0, 0, 0, 1], Solve([1, 1, 1], [1, 1, 1], null).Values.ToArray());
        Assert.Equal([1L, 1, 0, 1, 0, 1, 0, 1, 1], Solve([2, 2, 2], [2, 2, 2], null).Values.ToArray());
    }

    private static TwoWaySolution Solve(long[] rows, long[] columns, long[]? seed) =>
        Assert.IsType<TwoWaySolution>(TwoWaySpread.Solve(new TwoWayTable(rows, columns, seed)));

    private static double DistanceOf(long[] table, double[] fit) =>
        table.Zip(fit, (value, fitted) => (value - fitted) * (value - fitted)).Sum();

    private static double[] Fit(long[] rows, long[] columns, long[] seed)
    {
        var fit = Array.ConvertAll(seed, cell => (double)cell);
        for (var sweep = 0; sweep < 5000; sweep++)
        {
            for (var line = 0; line < Size; line++)
                Scale(fit, [.. Enumerable.Range(0, Size).Select(at => (line * Size) + at)], rows[line]);
            for (var line = 0; line < Size; line++)
                Scale(fit, [.. Enumerable.Range(0, Size).Select(at => (at * Size) + line)], columns[line]);
        }
        return fit;
    }

    private static void Scale(double[] fit, int[] cells, long total)
    {
        var sum = cells.Sum(cell => fit[cell]);
        foreach (var cell in cells)
            fit[cell] = sum == 0 ? 0 : fit[cell] * total / sum;
    }

    // Every table whose four free cells lie within two steps of the fit.
    private static IEnumerable<long[]> Tables(long[] rows, long[] columns, double[] fit)
    {
        IEnumerable<long> Near(int cell) =>
            Enumerable.Range((int)Math.Floor(fit[cell]) - 1, 4).Where(value => value >= 0).Select(value => (long)value);
        foreach (var a in Near(0))
        {
            foreach (var b in Near(1))
            {
                foreach (var c in Near(3))
                {
                    foreach (var d in Near(4))
                    {
                        long[] table = [a, b, rows[0] - a - b, c, d, rows[1] - c - d, columns[0] - a - c, columns[1] - b - d, 0];
                        table[8] = rows[2] - table[6] - table[7];
                        if (Array.TrueForAll(table, value => value >= 0))
                            yield return table;
                    }
                }
            }
        }
    }

    private static (long[] Rows, long[] Columns) Totals(long[] table) =>
        (
            [.. Enumerable.Range(0, Size).Select(row => table.Skip(row * Size).Take(Size).Sum())],
            [.. Enumerable.Range(0, Size).Select(column => table.Where((_, cell) => cell % Size == column).Sum())]
        );

    private static long[] Draw(Func<int> draw) => [.. Enumerable.Range(0, Size * Size).Select(_ => (long)draw())];
}
