using System.Numerics;
using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading;

namespace PlanApi.UnitTests.Spreading;

/// <summary>Many children at once: the digits of the select, the ties, and a search that hostile breakpoints would slow down.</summary>
public sealed class SpreadLargeTests
{
    private static readonly long[] _weightSizes = [1, 2, 3, 10, 1_000, 1_000_000_007, 1L << 40, 1L << 50, long.MaxValue];

    [Drawn(30, 150)]
    public bool Many_children_without_bounds_are_rounded_as_by_sorting_all_remainders(DoNotSize<int> any)
    {
        var random = new Random(any.Item);
        var count = random.Next(1, 20_000);
        var size = _weightSizes[random.Next(_weightSizes.Length)];
        var weight = Enumerable.Range(0, count).Select(_ => 1 + random.NextInt64(size)).ToArray();
        long[] start = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(-1_000_000, 1_000_000))];
        var total = random.NextInt64(-(1L << random.Next(1, 62)), 1L << random.Next(1, 62));
        var result = new long[count];
        return Spread.Over(new SpreadChildren(count, start, weight), total, result) is SpreadMet
            && result.SequenceEqual(Sorted(start, weight, total));
    }

    [Drawn(20, 100)]
    public bool Many_children_with_bounds_have_the_rounded_shares_of_the_one_multiplier_that_is_named(DoNotSize<int> any)
    {
        var random = new Random(any.Item);
        var count = random.Next(1, 30_000);
        var (size, parts) = (random.NextInt64(1, 1L << random.Next(3, 45)), random.Next(1, 5));
        var old = Draw(_ => random.NextInt64(-size, size + 1));
        // Few different weights make few different remainders, most of them tied at the cut-off.
        var weight = Draw(i =>
            parts == 1 ? random.Next(3)
            : parts == 2 ? Math.Abs(old[i])
            : random.NextInt64(size)
        );
        var low = Draw(i =>
            random.Next(parts) > 0 ? old[i] - random.NextInt64(size)
            : random.Next(9) == 0 ? old[i]
            : long.MinValue
        );
        var high = Draw(i =>
            random.Next(parts) > 0 || low[i] == old[i] ? old[i] + (low[i] == old[i] ? 0 : random.NextInt64(size)) : long.MaxValue
        );
        var total = old.Sum() + random.NextInt64(-size, size) * count / 7;
        var children = new SpreadCase
        {
            Start = old,
            Weight = weight,
            Low = low,
            High = high,
            Total = total,
        };
        var result = new long[count];
        return Spread.Over(children.Children, total, result) switch
        {
            SpreadMet met => result.SequenceEqual(children.Rounded(met.Multiplier)) && result.Sum() == total,
            SpreadInfeasible refused => refused.Relaxation != 0,
            _ => weight.Zip(low, high).All(child => child.First == 0 || child.Second == child.Third),
        };

        long[] Draw(Func<int, long> next) => [.. Enumerable.Range(0, count).Select(next)];
    }

    [Property(MaxTest = 100)]
    public bool Many_children_of_equal_weight_differ_by_at_most_a_step_and_the_first_get_it(DoNotSize<int> any)
    {
        var random = new Random(any.Item);
        var count = random.Next(1, 30_000);
        var total = random.NextInt64(-10_000_000, 10_000_000);
        var result = new long[count];
        var met = Spread.Over(new SpreadChildren(count), total, result) as SpreadMet;
        var floor = (long)Math.Floor((decimal)total / count);
        var raised = (int)(total - (floor * count));
        return met!.CutOff.LastIndex == raised - 1
            && result.Take(raised).All(value => value == floor + 1)
            && result.Skip(raised).All(value => value == floor);
    }

    [Theory]
    [InlineData("geometric")]
    [InlineData("almost alike")]
    [InlineData("all alike")]
    [InlineData("steps")]
    public void HostileBoundsAreMetAsExactlyAndAboutAsFast(string kind)
    {
        const int count = 200_000;
        var random = new Random(count);
        var weight = new long[count];
        var high = new long[count];
        for (var i = 0; i < count; i++)
        {
            (weight[i], high[i]) = kind switch
            {
                // Breakpoints that double: a jump of Newton's method from below passes few of them.
                "geometric" => (1L << (i % 50), 1L << 49),
                "almost alike" => (1_000_000_000_000 + i, 1_000_000_000_000),
                "all alike" => (7, 21),
                _ => (1 + (i % 97), i % 89),
            };
        }
        var most = high.Aggregate(Int128.Zero, (sum, one) => sum + one);
        foreach (var part in new[] { 3, 50, 97 })
        {
            var total = (long)Int128.Min(most * part / 100, long.MaxValue / 2);
            var result = new long[count];
            var outcome = Spread.Over(new SpreadChildren(count, [], weight, new long[count], high), total, result);
            var met = Assert.IsType<SpreadMet>(outcome);
            Assert.Equal(total, result.Aggregate(Int128.Zero, (sum, one) => sum + one));
            Assert.All(
                Enumerable.Range(0, 200).Select(_ => random.Next(count)),
                i =>
                {
                    var reason = met.ReasonOf(new SpreadChildren(count, [], weight, new long[count], high), i);
                    Assert.Equal(reason.Value, result[i]);
                    Assert.InRange(result[i], 0, high[i]);
                }
            );
        }
    }

    private static IEnumerable<long> Sorted(long[] start, long[] weight, long total)
    {
        var divisor = weight.Aggregate(BigInteger.Zero, (sum, one) => sum + one);
        var difference = total - start.Aggregate(BigInteger.Zero, (sum, one) => sum + one);
        var shares = weight
            .Select(
                (one, i) =>
                {
                    var floor = BigInteger.DivRem(one * difference, divisor, out var rest);
                    return rest.Sign < 0 ? (Floor: floor - 1, Left: rest + divisor, Index: i) : (Floor: floor, Left: rest, Index: i);
                }
            )
            .ToArray();
        var left = (int)(difference - shares.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Floor));
        var raised = shares.OrderByDescending(share => share.Left).Take(left).Select(share => share.Index).ToHashSet();
        return shares.Select(share =>
            (long)share.Floor + (start.Length > 0 ? start[share.Index] : 0) + (raised.Contains(share.Index) ? 1 : 0)
        );
    }
}
