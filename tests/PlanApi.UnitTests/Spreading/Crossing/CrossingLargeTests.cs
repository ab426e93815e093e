using PlanApi.Domain.Spreading.Crossing;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading.Crossing;

public sealed class CrossingLargeTests
{
    // Each market is held at what two fifths of its cells allow.
    [Fact]
    public void ThousandsOfBoundsThatContradictEachOtherAreToldAtOnce()
    {
        const int Rows = 100,
            Columns = 50;
        List<int[]> parts = [.. Enumerable.Range(0, Rows * Columns).Select(_ => Array.Empty<int>())];
        for (var row = 0; row < Rows; row++)
            parts.Add([.. Enumerable.Range(row * Columns, Columns)]);
        for (var column = 0; column < Columns; column++)
            parts.Add([.. Enumerable.Range(0, Rows).Select(row => (row * Columns) + column)]);
        var start = parts.Select(sum => 1000L * Math.Max(sum.Length, 1)).ToArray();
        var (low, high) = (
            Enumerable.Repeat(CrossingProblem.None, start.Length).ToArray(),
            Enumerable.Repeat(CrossingProblem.None, start.Length).ToArray()
        );
        Array.Fill(high, 400, 0, Rows * Columns);
        for (var row = 0; row < Rows; row++)
            low[(Rows * Columns) + row] = high[(Rows * Columns) + row] = start[(Rows * Columns) + row];

        var conflict = CrossingChange.Over(new CrossingProblem(start, [.. parts]) { Low = low, High = high }).Conflict!;

        Assert.Equal(Rows * Columns * 600, conflict.Short);
        Assert.Equal(
            Rows * Columns * 600,
            Assert
                .Single(conflict.Relaxations)
                .Aggregate((Int128)0, (sum, change) => sum + Int128.Abs((Int128)change.To - change.Bound.Value))
        );
    }

    // A plan of the usual size: markets by tiers, with totals of both, of regions, and of all.
    [Theory]
    [InlineData(100, 50, 1_000_000, false)]
    [InlineData(100, 50, 900_000_000_000, false)]
    [InlineData(100, 50, 40, true)]
    [InlineData(400, 45, 1_000_000, false)]
    public void ThousandsOfCellsAgreeAtPricesThatProveTheLeastChange(int rows, int columns, long largest, bool isEven)
    {
        var random = new Random(rows);
        var cells = rows * columns;
        List<int[]> parts = [.. Enumerable.Range(0, cells).Select(_ => Array.Empty<int>())];
        for (var row = 0; row < rows; row++)
            parts.Add([.. Enumerable.Range(row * columns, columns)]);
        for (var region = 0; region < 10; region++)
            parts.Add([.. Enumerable.Range(region * rows / 10 * columns, rows / 10 * columns)]);
        for (var column = 0; column < columns; column++)
            parts.Add([.. Enumerable.Range(0, rows).Select(row => (row * columns) + column)]);
        parts.Add([.. Enumerable.Range(0, cells)]);
        var start = parts.Select(sum => random.NextInt64(1, largest) * Math.Max(sum.Length, 1)).ToArray();
        var (low, high) = (
            Enumerable.Repeat(CrossingProblem.None, start.Length).ToArray(),
            Enumerable.Repeat(CrossingProblem.None, start.Length).ToArray()
        );
        for (var cell = 0; cell < cells; cell += 3)
            (low[cell], high[cell]) = (start[cell] - random.NextInt64(largest / 10), start[cell] + random.NextInt64(largest / 10));
        var weight = isEven ? Enumerable.Repeat(1L, start.Length).ToArray() : start;

        var answer = CrossingChange.Over(
            new CrossingProblem(start, [.. parts])
            {
                Weight = weight,
                Low = low,
                High = high,
            }
        );

        Assert.True(answer.IsPossible);
        // Prices of the largest numbers that there are have fewer binary places to spare.
        var half = largest > 1_000_000_000 ? Fraction.Of(3, 4) : Fraction.Of(500_001, 1_000_000);
        for (var number = 0; number < start.Length; number++)
        {
            var value = answer.Values[number];
            long sum = 0;
            foreach (var part in parts[number])
                sum += answer.Values[part];
            Assert.True(parts[number].Length == 0 || sum == value);
            var off = Fraction.Of(value) - Fraction.Of(start[number]) - (answer.PriceOf(number) * Fraction.Of(weight[number]));
            Assert.True(off <= half || value == low[number]);
            Assert.True(-off <= half || value == high[number]);
        }
    }
}
