using System.Diagnostics;
using System.Runtime.CompilerServices;
using PlanApi.Domain.Spreading;

namespace PlanApi.Benchmarks;

/// <summary>Spreading one total against a loop that multiplies and writes an array of the same length, and whether it is linear.</summary>
internal static class SpreadBenchmark
{
    /// <param name="only">The one to run; all when null.</param>
    public static void Run(string? only = null)
    {
        var last = new Dictionary<string, double>();
        foreach (var size in new[] { 1_000_000, 10_000_000 })
        {
            var numbers = Numbers(size, 1, 100_000_000);
            var old = Numbers(size, 2, 100_000_000);
            var result = new long[size];
            var loop = Best(size, () => Multiply(numbers));
            var sum = old.Sum();
            var (low, high) = Bounds(old, old.Length);
            Report("equal", () => Spread.Over(new SpreadChildren(size), sum + 12_345, result));
            Report("weighted", () => Spread.Over(new SpreadChildren(size, [], old), sum / 3, result));
            Report("proportional", () => Spread.Over(new SpreadChildren(size, old, old), sum + (sum / 12), result));
            Report("with holds", () => Spread.Over(new SpreadChildren(size, old, old, low.Held, high.Held), sum + (sum / 12), result));
            Report("with bounds", () => Spread.Over(new SpreadChildren(size, old, old, low.All, high.All), sum + (sum / 12), result));
            Report("hostile", () => Spread.Over(new SpreadChildren(size, [], low.Hostile, new long[size], high.Hostile), sum, result));

            void Report(string name, Func<SpreadOutcome> spread)
            {
                if (only is not null && only != name)
                    return;
                if (spread() is not SpreadMet)
                    throw new InvalidOperationException(name);
                var bytes = GC.GetAllocatedBytesForCurrentThread();
                spread();
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
                loop = Math.Min(loop, Best(size, () => Multiply(numbers)));
                var time = Best(size, () => spread());
                Console.WriteLine(
                    $"spread {name, -12} {size, 10:N0}: {time / loop, 5:F1} x a loop that multiplies ({loop:F2} ms), {bytes:N0} bytes"
                        + (last.TryGetValue(name, out var smaller) ? $", {time / smaller:F1} x a tenth of the size" : "")
                );
                last[name] = time;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(long[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = unchecked(values[i] * 3);
    }

    // One in ten is held; elsewhere bounds lie up to 30 % away on either side, so that many bind.
    private static ((long[] Held, long[] All, long[] Hostile) Low, (long[] Held, long[] All, long[] Hostile) High) Bounds(
        long[] old,
        int size
    )
    {
        var random = new Random(3);
        var low = (Held: new long[size], All: new long[size], Hostile: new long[size]);
        var high = (Held: new long[size], All: new long[size], Hostile: new long[size]);
        for (var i = 0; i < size; i++)
        {
            var isHeld = random.Next(10) == 0;
            low.Held[i] = isHeld ? old[i] : SpreadChildren.NoLow;
            high.Held[i] = isHeld ? old[i] : SpreadChildren.NoHigh;
            low.All[i] = isHeld ? old[i] : old[i] - (old[i] * random.Next(31) / 100);
            high.All[i] = isHeld ? old[i] : old[i] + (old[i] * random.Next(31) / 100);
            (low.Hostile[i], high.Hostile[i]) = (1L << (i % 40), 1L << 39);
        }
        return (low, high);
    }

    private static long[] Numbers(int count, int seed, long most)
    {
        var random = new Random(seed);
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
            numbers[i] = 1 + random.NextInt64(most);
        return numbers;
    }

    private static double Best(int size, Action action)
    {
        var best = double.MaxValue;
        for (var round = 0; round < (size > 5_000_000 ? 15 : 150); round++)
        {
            var watch = Stopwatch.StartNew();
            action();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return best;
    }
}
