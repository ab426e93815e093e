using PlanApi.Domain.Spreading.Series;

namespace PlanApi.UnitTests.Spreading.Series;

/// <summary>
/// A small random series, and everything about it by going through all that there is: no code is shared with the product.
/// </summary>
internal sealed class Wanted
{
    public const long None = SeriesProblem.None;

    // Of 1 to 10, the weights that occur.
    private const long CommonMultiple = 2520;

    public required long Total { get; init; }

    public required long[] Start { get; init; }

    public required long[] Weight { get; init; }

    public required long[] Low { get; init; }

    public required long[] High { get; init; }

    public required long[] CumulativeLow { get; init; }

    public required long[] CumulativeHigh { get; init; }

    public required bool Rising { get; init; }

    /// <summary>Whether any total will do.</summary>
    public bool HasNoTotal { get; init; }

    public int Count => Start.Length;

    public SeriesProblem Problem =>
        new(Total, Start)
        {
            Weight = Weight,
            Low = Low,
            High = High,
            CumulativeLow = CumulativeLow,
            CumulativeHigh = CumulativeHigh,
            Rising = Rising,
        };

    public long WeightOf(int period) => Weight[period] == None ? Math.Abs(Start[period]) : Weight[period];

    public static Wanted Random(int seed, int most, bool rising, int tightness = 5)
    {
        var random = new Random(seed);
        var count = random.Next(1, most + 1);
        // Bounds lie around one series, so that many problems are possible; some are moved away from it.
        var hidden = new long[count];
        for (var period = 0; period < count; period++)
            hidden[period] = rising
                ? (period == 0 ? random.Next(-2, 3) : hidden[period - 1] + (random.Next(3) == 0 ? random.Next(3) : 0))
                : random.Next(-2, 5);
        long sum = 0;
        var sums = hidden.Select(value => sum += value).ToArray();
        var often = random.Next(1, 5);
        long Around(long value, int side) =>
            random.Next(8) < often ? value + (side * random.Next(3)) + (random.Next(tightness) == 0 ? random.Next(-3, 4) : 0) : None;
        return new Wanted
        {
            Total = sums[^1] + (random.Next(3) == 0 ? random.Next(-5, 6) : 0),
            Start = [.. hidden.Select(_ => random.Next(6) == 0 ? 0L : random.Next(-3, 9))],
            Weight = [.. hidden.Select(value => random.Next(4) == 0 ? None : random.Next(1, 6))],
            Low = [.. hidden.Select(value => Around(value, -1) is var low && low != None ? low : value - 7)],
            High = [.. hidden.Select(value => Around(value, 1) is var high && high != None ? high : value + 7)],
            CumulativeLow = [.. sums.Select(value => Around(value, -1))],
            CumulativeHigh = [.. sums.Select(value => Around(value, 1))],
            Rising = rising,
        };
    }

    public bool Fits(IReadOnlyList<long> values)
    {
        long sum = 0;
        for (var period = 0; period < Count; period++)
        {
            sum += values[period];
            if (!FitsAt(period, period == 0 ? values[0] : values[period - 1], values[period], sum))
                return false;
        }
        return sum == Total;
    }

    /// <summary>The sum of (x - start)^2 / weight, times a multiple of every weight that occurs.</summary>
    public long Cost(IReadOnlyList<long> values) => Enumerable.Range(0, Count).Sum(period => Cost(period, values[period]));

    /// <summary>What the closest series costs, from a table over every value and running sum; null where there is no series.</summary>
    public long? LeastCost()
    {
        var table = new Dictionary<(long Value, long Sum), long> { [(long.MinValue, 0)] = 0 };
        for (var period = 0; period < Count; period++)
        {
            var next = new Dictionary<(long Value, long Sum), long>();
            for (var value = Low[period]; value <= High[period]; value++)
            {
                var own = Cost(period, value);
                foreach (var ((before, sum), cost) in table)
                {
                    if (
                        FitsAt(period, before, value, sum + value)
                        && !(next.TryGetValue((value, sum + value), out var other) && other <= cost + own)
                    )
                        next[(value, sum + value)] = cost + own;
                }
            }
            table = next;
        }
        var ends = table.Where(end => HasNoTotal || end.Key.Sum == Total).Select(end => end.Value).ToList();
        return ends.Count == 0 ? null : ends.Min();
    }

    private long Cost(int period, long value) =>
        WeightOf(period) == 0 ? 0 : (value - Start[period]) * (value - Start[period]) * (CommonMultiple / WeightOf(period));

    /// <summary>The same series with one bound moved.</summary>
    public Wanted With(SeriesBound bound, long to)
    {
        var arrays = new[]
        {
            Start.ToArray(),
            Low.ToArray(),
            High.ToArray(),
            CumulativeLow.ToArray(),
            CumulativeHigh.ToArray(),
            Weight.ToArray(),
        };
        var moved = bound.Kind switch
        {
            SeriesBoundKind.Fixed => arrays[0],
            SeriesBoundKind.Low => arrays[1],
            SeriesBoundKind.High => arrays[2],
            SeriesBoundKind.CumulativeLow => arrays[3],
            SeriesBoundKind.CumulativeHigh => arrays[4],
            _ => [.. Enumerable.Repeat(Total, Count)],
        };
        Assert.Equal(bound.Value, moved[bound.Period]);
        moved[bound.Period] = to;
        if (bound.Kind == SeriesBoundKind.Fixed)
            arrays[5][bound.Period] = 0;
        return new Wanted
        {
            Total = bound.Kind == SeriesBoundKind.Total ? to : Total,
            Start = arrays[0],
            Low = arrays[1],
            High = arrays[2],
            CumulativeLow = arrays[3],
            CumulativeHigh = arrays[4],
            Weight = arrays[5],
            Rising = Rising,
        };
    }

    private bool FitsAt(int period, long before, long value, long sum) =>
        value >= Low[period]
        && value <= High[period]
        && (CumulativeLow[period] == None || sum >= CumulativeLow[period])
        && (CumulativeHigh[period] == None || sum <= CumulativeHigh[period])
        && (WeightOf(period) > 0 || value == Start[period])
        && (!Rising || period == 0 || value >= before);
}
