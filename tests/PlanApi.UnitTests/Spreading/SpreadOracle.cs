using System.Numerics;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading;

/// <summary>
/// A question with its arrays, drawn at random, and the slowest answer that could be right: every breakpoint tried in turn.
/// </summary>
internal sealed class SpreadCase
{
    public required long[] Start { get; init; }

    public required long[] Weight { get; init; }

    public required long[] Low { get; init; }

    public required long[] High { get; init; }

    public required long Total { get; set; }

    public int Count => Start.Length;

    public SpreadChildren Children => new(Count, Start, Weight, Low, High);

    /// <summary>Small numbers, so that ties, holds, touching bounds and totals out of reach are common.</summary>
    public static SpreadCase Small(int seed, int most = 7, int size = 12)
    {
        var random = new Random(seed);
        var count = random.Next(1, most + 1);
        var start = Draw(() => random.Next(-size, size + 1));
        return Bounded(
            random,
            start,
            Draw(() => random.Next(4) == 0 ? 0 : random.Next(1, size)),
            random.Next(-5 * size, (5 * size) + 1),
            size
        );

        long[] Draw(Func<long> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
    }

    /// <summary>Numbers of every length up to 62 bits.</summary>
    public static SpreadCase Extreme(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 9);
        var (bits, weightBits) = (random.Next(1, 60), random.Next(1, 63));
        var start = Enumerable.Range(0, count).Select(_ => Signed(bits)).ToArray();
        var weight = Enumerable.Range(0, count).Select(_ => random.NextInt64(1L << random.Next(1, weightBits + 1))).ToArray();
        var drawn = Bounded(random, start, weight, Signed(bits), 1L << random.Next(1, bits + 1));
        // Totals near what the children have keep most draws within reach.
        if (random.Next(2) == 0)
            drawn.Total = (long)
                BigInteger.Clamp(start.Aggregate(BigInteger.Zero, (sum, one) => sum + one) + Signed(bits), -(1L << 61), 1L << 61);
        return drawn;

        long Signed(int most) => random.NextInt64(-(1L << most), 1L << most);
    }

    private static SpreadCase Bounded(Random random, long[] start, long[] weight, long total, long size)
    {
        var low = new long[start.Length];
        var high = new long[start.Length];
        var kind = random.Next(4);
        for (var i = 0; i < start.Length; i++)
        {
            var isHeld = kind == 3 && random.Next(3) == 0;
            var from = start[i] - random.NextInt64(-size / 4, size + 1);
            low[i] =
                isHeld ? start[i]
                : kind == 0 || random.Next(3) == 0 ? long.MinValue
                : from;
            high[i] =
                isHeld ? start[i]
                : kind == 0 || random.Next(3) == 0 ? long.MaxValue
                : Math.Max(from, start[i]) + random.NextInt64(size + 1);
        }
        return new SpreadCase
        {
            Start = start,
            Weight = weight,
            Low = low,
            High = high,
            Total = total,
        };
    }

    public BigInteger Rest(int i) => BigInteger.Max(Low[i], BigInteger.Min(High[i], Start[i]));

    /// <summary>The exact share at a multiplier.</summary>
    public Fraction At(int i, Fraction multiplier)
    {
        var share = Fraction.Of(Start[i]) + (multiplier * Fraction.Of(Weight[i]));
        if (Low[i] != long.MinValue && share < Fraction.Of(Low[i]))
            return Fraction.Of(Low[i]);
        return High[i] != long.MaxValue && share > Fraction.Of(High[i]) ? Fraction.Of(High[i]) : share;
    }

    public Fraction Sum(Fraction multiplier) => Enumerable.Range(0, Count).Aggregate(Fraction.Zero, (sum, i) => sum + At(i, multiplier));

    /// <summary>What the children get, or null where no multiplier gives the total.</summary>
    public long[]? Answer()
    {
        var total = Fraction.Of(Total);
        var ends = Enumerable
            .Range(0, Count)
            .Where(i => Weight[i] > 0)
            .SelectMany(i => new[] { (Low[i], long.MinValue, Weight[i], Start[i]), (High[i], long.MaxValue, Weight[i], Start[i]) })
            .Where(end => end.Item1 != end.Item2)
            .Select(end => Fraction.Of((BigInteger)end.Item1 - end.Item4, end.Item3))
            .Append(Fraction.Zero)
            .Distinct()
            .Order()
            .ToList();
        // One more on either side, so that the pieces which go on for ever are lines between two points too.
        ends = [ends[0] - Fraction.One, .. ends, ends[^1] + Fraction.One];
        for (var at = 1; at < ends.Count; at++)
        {
            var (from, to) = (Sum(ends[at - 1]), Sum(ends[at]));
            if (from == to)
            {
                if (from == total)
                    return Rounded(ends[at]);
                continue;
            }
            var met = ends[at - 1] + ((ends[at] - ends[at - 1]) * (total - from) / (to - from));
            if ((met >= ends[at - 1] || at == 1) && (met <= ends[at] || at == ends.Count - 1))
                return Rounded(met);
        }
        return Sum(Fraction.Zero) == total ? Rounded(Fraction.Zero) : null;
    }

    /// <summary>The exact shares at a multiplier, rounded by sorting all remainders.</summary>
    public long[] Rounded(Fraction multiplier)
    {
        var shares = Enumerable.Range(0, Count).Select(i => At(i, multiplier)).ToArray();
        var floors = shares.Select(share => Floor(share)).ToArray();
        var left = (int)(Total - floors.Aggregate(BigInteger.Zero, (sum, one) => sum + one));
        foreach (var i in Enumerable.Range(0, Count).OrderByDescending(i => shares[i] - Fraction.Of(floors[i], 1)).Take(left))
            floors[i]++;
        return [.. floors.Select(floor => (long)floor)];
    }

    public static BigInteger Floor(Fraction value)
    {
        var quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
