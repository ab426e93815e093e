using PlanApi.Domain.Spreading.Crossing;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading.Crossing;

/// <summary>
/// A small table with totals of rows and columns, and everything about it by enumeration: no code is shared with the product.
/// </summary>
internal sealed class SmallCrossing
{
    public const long None = CrossingProblem.None;

    public required long[] Start { get; init; }

    public required int[][] Parts { get; init; }

    public required long[] Weight { get; init; }

    public required long[] Low { get; init; }

    public required long[] High { get; init; }

    public int Count => Start.Length;

    public CrossingProblem Problem =>
        new(Start, Parts)
        {
            Weight = Weight,
            Low = Low,
            High = High,
        };

    public long WeightOf(int number) =>
        Start[number] == None ? 0
        : Weight[number] == None ? Math.Abs(Start[number])
        : Weight[number];

    public bool IsFixed(int number) => Start[number] != None && WeightOf(number) == 0;

    /// <summary>
    /// Cells of which some are missing; totals of rows, of rows together, of columns, and of all, each with or without a wish.
    /// </summary>
    public static SmallCrossing Random(int seed, bool everyPartIsBounded = true, bool isEven = false)
    {
        var random = new Random(seed);
        var (rows, columns) = (random.Next(1, 4), random.Next(1, 4));
        var cells = (
            from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            where random.Next(5) > 0
            select (row, column)
        )
            .Take(6)
            .ToList();
        if (cells.Count == 0)
            cells.Add((0, 0));
        List<int[]> sums = [];
        void Sum(Func<(int Row, int Column), bool> isIn)
        {
            if (random.Next(5) > 0 && Enumerable.Range(0, cells.Count).Where(at => isIn(cells[at])).ToArray() is { Length: > 0 } parts)
                sums.Add(parts);
        }
        for (var row = 0; row < rows; row++)
            Sum(cell => cell.Row == row);
        Sum(cell => cell.Row < 2);
        for (var column = 0; column < columns; column++)
            Sum(cell => cell.Column == column);
        Sum(_ => true);
        // Numbers come in any order.
        var count = cells.Count + sums.Count;
        var place = Enumerable.Range(0, count).ToArray();
        random.Shuffle(place);
        var (start, weight, low, high, parts) = (new long[count], new long[count], new long[count], new long[count], new int[count][]);
        var hidden = cells.Select(_ => random.Next(-2, 7)).ToArray();
        var bounds = random.Next(4);
        for (var at = 0; at < count; at++)
        {
            var number = place[at];
            var isSum = at >= cells.Count;
            parts[number] = isSum ? [.. sums[at - cells.Count].Select(part => place[part]).Order()] : [];
            var agreed = isSum ? sums[at - cells.Count].Sum(part => hidden[part]) : hidden[at];
            start[number] = !isSum || random.Next(3) > 0 ? random.Next(-3, 12) : None;
            weight[number] =
                isEven ? random.Next(1, 3)
                : random.Next(3) == 0 ? None
                : random.Next(1, 6);
            if (random.Next(20) == 0)
                (start[number], weight[number]) = (agreed, 0);
            var moved = agreed + (random.Next(8) == 0 ? random.Next(-4, 5) : 0);
            var isBounded = everyPartIsBounded && !isSum;
            low[number] = isBounded || random.Next(6) < bounds ? moved - random.Next(3) : None;
            high[number] = isBounded || random.Next(6) < bounds ? moved + random.Next(3) : None;
            if (start[number] == 0 && (weight[number] is 0 or None))
                start[number] = agreed;
        }
        return new SmallCrossing
        {
            Start = start,
            Parts = parts,
            Weight = weight,
            Low = low,
            High = high,
        };
    }

    public bool Fits(ReadOnlySpan<long> values)
    {
        for (var number = 0; number < Count; number++)
        {
            if (Beyond(number, values[number]) != 0)
                return false;
            long sum = 0;
            foreach (var part in Parts[number])
                sum += values[part];
            if (Parts[number].Length > 0 && sum != values[number])
                return false;
        }
        return true;
    }

    /// <summary>Every answer of which each part lies in its range, bounds of sums apart.</summary>
    public IEnumerable<long[]> All(Func<int, (long Low, long High)> range)
    {
        var parts = Enumerable.Range(0, Count).Where(number => Parts[number].Length == 0).ToArray();
        var values = new long[Count];
        return Next(0);

        IEnumerable<long[]> Next(int at)
        {
            if (at == parts.Length)
            {
                for (var number = 0; number < Count; number++)
                {
                    if (Parts[number].Length > 0)
                        values[number] = Parts[number].Sum(part => values[part]);
                }
                yield return values;
                yield break;
            }
            var (low, high) = range(parts[at]);
            for (var value = low; value <= high; value++)
            {
                values[parts[at]] = value;
                foreach (var answer in Next(at + 1))
                    yield return answer;
            }
        }
    }

    public Fraction Cost(ReadOnlySpan<long> values)
    {
        var cost = Fraction.Zero;
        for (var number = 0; number < Count; number++)
        {
            if (WeightOf(number) > 0)
                cost += Fraction.Of((values[number] - Start[number]) * (values[number] - Start[number]), WeightOf(number));
        }
        return cost;
    }

    /// <summary>How far a number lies beyond its bounds.</summary>
    public long Beyond(int number, long value)
    {
        var (low, high) = RangeOf(number);
        return Math.Max(low == None ? 0 : low - value, 0) + Math.Max(high == None ? 0 : value - high, 0);
    }

    public (long Low, long High) RangeOf(int number) =>
        !IsFixed(number)
            ? (Low[number], High[number])
            : (Math.Max(Low[number], Start[number]), High[number] == None ? Start[number] : Math.Min(High[number], Start[number]));

    /// <summary>The same with one bound moved; where a weight of 0 keeps a number, that too.</summary>
    public SmallCrossing With(CrossingBound bound, long to)
    {
        var (low, high) = (new long[Count], new long[Count]);
        var weight = Weight.ToArray();
        for (var number = 0; number < Count; number++)
            (low[number], high[number]) = RangeOf(number);
        Assert.Equal(bound.Value, (bound.IsLow ? low : high)[bound.Number]);
        (bound.IsLow ? low : high)[bound.Number] = to;
        if (IsFixed(bound.Number))
            weight[bound.Number] = 1;
        return new SmallCrossing
        {
            Start = Start,
            Parts = Parts,
            Weight = weight,
            Low = low,
            High = high,
        };
    }
}
