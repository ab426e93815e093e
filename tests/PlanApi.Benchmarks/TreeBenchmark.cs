using System.Diagnostics;
using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.Benchmarks;

/// <summary>
/// A million leaves under a thousand lines, raised by a tenth: with a required total only, with lines that have wishes of their own, and
/// with bounds and holds; beside how long it takes to raise the leaves by a factor in doubles and to add them up, which is the least that
/// any spread does.
/// </summary>
internal static class TreeBenchmark
{
    private const int Lines = 1000;
    private const int Leaves = 1_000_000;
    private const int Rounds = 7;
    private const long None = TreeProblem.None;

    public static void Run()
    {
        var (parent, start) = (new int[1 + Lines + Leaves], new long[1 + Lines + Leaves]);
        var random = new Random(7);
        for (var node = 0; node < parent.Length; node++)
        {
            parent[node] =
                node == 0 ? -1
                : node <= Lines ? 0
                : 1 + ((node - 1 - Lines) / (Leaves / Lines));
            start[node] = node <= Lines ? None : random.NextInt64(1, 1_000_000_000);
        }
        var total = start[(1 + Lines)..].Sum();
        long[] Absent() => [.. Enumerable.Repeat(None, parent.Length)];
        var (required, low, high) = (Absent(), Absent(), Absent());
        required[0] = total + (total / 10) + 1;
        var wishes = start.ToArray();
        for (var line = 1; line <= Lines; line++)
            wishes[line] = random.NextInt64(400_000_000_000, 600_000_000_000);
        for (var node = Lines + 1; node < parent.Length; node++)
        {
            low[node] = random.Next(20) == 0 ? start[node] : 0;
            high[node] =
                low[node] > 0 ? start[node]
                : random.Next(2) == 0 ? start[node] + random.NextInt64(1 + (start[node] / 5))
                : None;
        }
        var least = Best("leaves x factor in doubles, and their sum", () => Floor(start));
        Compare("required total", new TreeProblem(parent, start) { Required = required });
        Compare("and lines with wishes", new TreeProblem(parent, wishes) { Required = required });
        Compare(
            "and bounds and holds",
            new TreeProblem(parent, start)
            {
                Required = required,
                Low = low,
                High = high,
            }
        );
        Compare(
            "and both",
            new TreeProblem(parent, wishes)
            {
                Required = required,
                Low = low,
                High = high,
            }
        );

        void Compare(string name, TreeProblem problem)
        {
            var best = Best(name, () => LeastChange.Over(problem).Values[0]);
            Console.WriteLine($"  {best / least:F1} times the least");
        }
    }

    private static double Best(string name, Func<long> work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            best = Math.Min(best, Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        Console.WriteLine($"{name}: {best:F1} ms");
        return best;
    }

    private static long Floor(long[] start)
    {
        var values = new long[start.Length];
        long sum = 0;
        for (var node = Lines + 1; node < values.Length; node++)
            sum += values[node] = (long)(start[node] * 1.1);
        return sum;
    }
}
