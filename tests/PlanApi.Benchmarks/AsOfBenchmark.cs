using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PlanApi.Benchmarks;

/// <summary>
/// Reads of a plan as it was, beside the same reads of the plan as it is, with 1,000,000 changes in its history: the first read of a
/// moment, which makes the plan of that time, and later ones.
/// </summary>
internal static class AsOfBenchmark
{
    private const int Sellers = 1_000;
    private const int Batches = 100;
    private const int CellsOfBatch = 10_000;
    private const int Rounds = 21;

    public static async Task Run()
    {
        await using var service = await BenchmarkService.Start();
        await service.Create("plan", Sellers, groups: 10);
        for (var batch = 0; batch < Batches; batch++)
            await service.Post("plan/cells", Cells(batch));
        var last = Batches + 2;
        var slice =
            """{"indicators":["gmv"],"measures":["target"],"rows":[{"dimension":"seller","level":1}],"columns":[{"grain":"month"}]}""";
        foreach (
            var (what, read) in new (string, Func<string, Task>)[]
            {
                ("a slice of 10 groups x 12 months", asOf => service.Post($"plan/slices{asOf}", slice)),
                ("the plan's document", asOf => service.Get($"plan/document{asOf}")),
                ("a page of members", asOf => service.Get($"plan/dimensions/seller/members{asOf}")),
            }
        )
        {
            await read("");
            var now = await Middle(_ => read(""));
            var first = await Time(() => read($"?asOf={last / 2}"));
            var later = await Middle(_ => read($"?asOf={last / 2}"));
            Console.WriteLine(
                $"{what}: later reads {later / now:F2} x, the first {first / now:F1} x the time of the present ({now:F1} ms)"
            );
        }
        foreach (var version in new[] { last - 1, last / 2 + 1, 10 })
            Console.WriteLine($"first read of version {version}: {await Time(() => service.Get($"plan/calendar?asOf={version}")):F0} ms");
    }

    /// <summary>Each batch gives 10,000 of the 12,000 places another value.</summary>
    private static string Cells(int batch)
    {
        var cells = new StringBuilder("""{"cells":[""");
        for (var at = 0; at < CellsOfBatch; at++)
        {
            var place = (batch * 37 + at) % (Sellers * 12);
            var separator = at == 0 ? "" : ",";
            cells.Append(
                CultureInfo.InvariantCulture,
                $$"""{{separator}}{"indicator":"gmv","measure":"target","scope":{"seller":"s{{place / 12:D6}}"},"period":"2024-{{(place % 12) + 1:D2}}","value":{{1000 + (batch * 7) + (at % 100)}}}"""
            );
        }
        return cells.Append("]}").ToString();
    }

    private static async Task<double> Middle(Func<int, Task> read)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            times.Add(await Time(() => read(round)));
        return times.Order().ElementAt(Rounds / 2);
    }

    private static async Task<double> Time(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
