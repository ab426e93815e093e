using FsCheck.Xunit;
using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.UnitTests.Spreading.TwoWay;

/// <summary>Tables of the sizes and numbers that a plan has, and worse. Each is made from an answer, so that there is one.</summary>
[Properties(StartSize = 1_000_000, EndSize = 1_000_000_000)]
public sealed class TwoWayLargeTests
{
    // Seeds from one to a billion make parts that hang together by next to nothing, where plain sweeps would need millions.
    // Now and then the nearest table of all passes the whole number beside a fitted value.
    [Property(MaxTest = 3000)]
    public bool Seeds_of_very_different_size_still_give_cells_near_their_fitted_values(int seed)
    {
        var random = new Random(seed);
        var (rows, columns, zeros) = (random.Next(1, 7), random.Next(1, 7), random.Next(2) == 0);
        var seeds = Draw(rows * columns, () => zeros && random.Next(4) == 0 ? 0 : (long)Math.Exp(random.NextDouble() * 20));
        var most = Math.Exp(random.NextDouble() * 22);
        var made = Array.ConvertAll(seeds, cell => cell == 0 ? 0 : (long)(random.NextDouble() * most * (random.Next(3) == 0 ? 0.001 : 1)));
        var solution = Solve(made, columns, seeds);
        return IsExact(solution, made, columns)
            && Enumerable
                .Range(0, made.Length)
                .All(cell => Math.Abs(double.Parse(solution.Why(cell / columns, cell % columns).Fitted) - solution.Values[cell]) < 2);
    }

    [Theory]
    [InlineData(300, 200, 0, 0)]
    [InlineData(300, 200, 10, 0)]
    [InlineData(200, 300, 90, 0)]
    [InlineData(200, 300, 10, 10)]
    [InlineData(260, 270, 50, 50)]
    [InlineData(12, 3_000, 10, 10)]
    [InlineData(3_000, 12, 10, 10)]
    public void LargeTablesWithZerosAndHoldsAreExact(int rows, int columns, int zeros, int holds)
    {
        var random = new Random(rows + zeros);
        var seeds = Draw(rows * columns, () => random.Next(100) < zeros ? 0 : random.Next(1, 10_000));
        var made = Array.ConvertAll(seeds, cell => cell == 0 ? 0L : random.Next(0, 1_000));
        var isHeld = Draw(made.Length, () => random.Next(100) < holds ? 1 : 0);
        var low = made.Zip(isHeld, (cell, held) => held == 1 ? cell : TwoWayTable.NoLow).ToArray();
        var high = made.Zip(isHeld, (cell, held) => held == 1 ? cell : TwoWayTable.NoHigh).ToArray();
        var solution = Solve(made, columns, seeds, low, high);
        Assert.True(IsExact(solution, made, columns));
        for (var cell = 0; cell < made.Length; cell++)
        {
            Assert.True(seeds[cell] == 0 ? solution.Values[cell] == 0 : solution.Values[cell] >= 0);
            Assert.True(isHeld[cell] == 0 || solution.Values[cell] == made[cell]);
        }
    }

    [Property(MaxTest = 1000)]
    public bool Totals_near_the_limit_of_15_digits_are_met_to_the_last_step(int seed)
    {
        var random = new Random(seed);
        var (rows, columns) = (random.Next(1, 9), random.Next(1, 9));
        var made = Draw(rows * columns, () => random.NextInt64(100_000_000_000_000));
        return IsExact(Solve(made, columns, Draw(made.Length, () => random.NextInt64(1, 1_000_000_000_000_000))), made, columns);
    }

    [Fact]
    public void TheSameTableGivesTheSameCellsAgain()
    {
        var random = new Random(3);
        var (made, seeds) = (Draw(40_000, () => random.Next(0, 1_000)), Draw(40_000, () => random.Next(1, 1_000)));
        Assert.Equal(Solve(made, 200, seeds).Values.ToArray(), Solve(made, 200, seeds).Values.ToArray());
    }

    private static TwoWaySolution Solve(long[] made, int columns, long[] seeds, long[]? low = null, long[]? high = null)
    {
        var (rowTotals, columnTotals) = Totals(made, columns);
        return Assert.IsType<TwoWaySolution>(TwoWaySpread.Solve(new TwoWayTable(rowTotals, columnTotals, seeds, low, high)));
    }

    private static bool IsExact(TwoWaySolution solution, long[] made, int columns)
    {
        var ((rows, columnTotals), (rowsWanted, columnsWanted)) = (Totals(solution.Values, columns), Totals(made, columns));
        return rows.SequenceEqual(rowsWanted) && columnTotals.SequenceEqual(columnsWanted);
    }

    private static (long[] Rows, long[] Columns) Totals(ReadOnlySpan<long> values, int columns)
    {
        var (rows, sums) = (new long[values.Length / columns], new long[columns]);
        for (var cell = 0; cell < values.Length; cell++)
        {
            rows[cell / columns] += values[cell];
            sums[cell % columns] += values[cell];
        }
        return (rows, sums);
    }

    private static long[] Draw(int count, Func<long> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
}
