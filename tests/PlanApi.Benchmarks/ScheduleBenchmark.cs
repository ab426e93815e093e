using System.Diagnostics;
using PlanApi.Domain.Schedules;

namespace PlanApi.Benchmarks;

/// <summary>
/// The critical path of 10,000 activities with some dependencies each, of all four types and with lags: from the lists to every slack,
/// against one plain pass over the same list, which moves each
/// successor behind its predecessor. Medians of rounds in turn.
/// </summary>
internal static class ScheduleBenchmark
{
    private const int Activities = 10_000,
        Rounds = 101;

    public static void Run()
    {
        foreach (var each in new[] { 1, 3, 10 })
        {
            var random = new Random(1);
            NetworkActivity[] activities = [.. Enumerable.Range(0, Activities).Select(_ => new NetworkActivity(random.Next(1, 60)))];
            // Activities and dependencies come in any order, as they do by code; the order of the work has to be found.
            int[] names = [.. Enumerable.Range(0, Activities)];
            random.Shuffle(names);
            NetworkLink[] links =
            [
                .. Enumerable
                    .Range(1, Activities - 1)
                    .SelectMany(to =>
                        Enumerable
                            .Range(0, each)
                            .Select(_ => new NetworkLink(
                                names[random.Next(Math.Max(0, to - 200), to)],
                                names[to],
                                (DependencyType)random.Next(4),
                                random.Next(-3, 10)
                            ))
                    ),
            ];
            random.Shuffle(links);
            var (plain, whole) = (new List<double>(), new List<double>());
            var starts = new long[Activities];
            for (var round = 0; round < Rounds; round++)
            {
                plain.Add(Time(() => Pass(links, activities, starts)));
                whole.Add(Time(() => Slacks(activities, links)));
            }
            Console.WriteLine(
                $"critical path of {Activities:N0} activities with {links.Length:N0} dependencies: one pass over them takes "
                    + $"{Median(plain) * 1_000:F0} us; all times and slacks {Median(whole) / Median(plain):F1} x that"
            );
        }
    }

    private static void Pass(NetworkLink[] links, NetworkActivity[] activities, long[] starts)
    {
        foreach (var link in links)
            starts[link.To] = Math.Max(starts[link.To], starts[link.From] + activities[link.From].Duration + link.Lag);
    }

    private static long Slacks(NetworkActivity[] activities, NetworkLink[] links)
    {
        var path = CriticalPath.Of(ScheduleNetwork.Of(activities, links)!);
        long sum = path.Chain().Count;
        for (var at = 0; at < activities.Length; at++)
            sum += path.TotalSlack(at) + path.FreeSlack(at);
        return sum;
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
