using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.History.AsOf;

namespace PlanApi.Benchmarks;

/// <summary>
/// Reads of a plan as it was, beside the same reads of the plan as it is, with 1,000,000 changes in its history: the first read of a
/// moment, which makes the plan of that time, after a start and in a service that runs, and later ones.
/// </summary>
internal static class AsOfBenchmark
{
    private const int Sellers = 1_000;
    private const int Batches = 100;
    private const int CellsOfBatch = 10_000;
    private const int Rounds = 21;
    private const int BytesPerChange = 100;

    public static async Task Run()
    {
        // What the service would do by itself is done here when its time has come.
        await using var service = await BenchmarkService.Start("--Work:EverySeconds=0");
        await service.Create("plan", Sellers, groups: 10);
        for (var batch = 0; batch < Batches; batch++)
            await service.Post("plan/cells", Cells(batch));
        var last = Batches + 2;
        var moments = new (string, int)[] { ("early", last / 10 + 1), ("in the middle", last / 2 + 1), ("late", last - 1) };
        var slice =
            """{"indicators":["gmv"],"measures":["target"],"rows":[{"dimension":"seller","level":1}],"columns":[{"grain":"month"}]}""";
        var reads = new (string, Func<string, Task>)[]
        {
            ("a slice of 10 groups x 12 months", asOf => service.Post($"plan/slices{asOf}", slice)),
            ("the plan's document", asOf => service.Get($"plan/document{asOf}")),
            ("a page of members", asOf => service.Get($"plan/dimensions/seller/members{asOf}")),
        };

        Console.WriteLine("Without stored states:");
        await First(service, reads[..1], moments, rounds: 1);
        var watch = Stopwatch.StartNew();
        await using (var scope = service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IPastKeeper>().KeepMissing(BytesPerChange, CancellationToken.None);
        Console.WriteLine($"States were kept in {watch.Elapsed.TotalSeconds:F1} s: {States(service)}");
        Console.WriteLine("With stored states:");
        await First(service, reads, moments, rounds: 5);
        foreach (var (what, read) in reads)
        {
            await read("");
            var now = await Middle(_ => read(""));
            var later = await Middle(_ => read($"?asOf={last / 2}"));
            // Each a moment that nobody has asked for.
            var first = await Middle(round => read($"?asOf={last - 3 - ((round + 1) * 3)}"));
            Console.WriteLine(
                $"{what}: later reads {later / now:F2} x the present's ({now:F1} ms); "
                    + $"the first of a moment in a warm service {first / now:F1} x ({first:F0} ms)"
            );
        }
    }

    /// <summary>The first read after a start, of the past and of the present, each after one of its own.</summary>
    private static async Task First(BenchmarkService service, (string, Func<string, Task>)[] reads, (string, int)[] moments, int rounds)
    {
        foreach (var (what, read) in reads)
        {
            var now = await Started("");
            foreach (var (when, version) in moments)
            {
                var then = await Started($"?asOf={version}");
                Console.WriteLine(
                    $"{what}, {when}: the first read after a start {then / now:F1} x the present's ({then:F0} and {now:F0} ms)"
                );
            }

            async Task<double> Started(string asOf)
            {
                var times = new List<double>();
                for (var round = 0; round < rounds; round++)
                {
                    await service.Restart();
                    await service.Get("plan");
                    times.Add(await Time(() => read(asOf)));
                }
                return times.Order().ElementAt(rounds / 2);
            }
        }
    }

    private static string States(BenchmarkService service)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={service.Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT COUNT(*) || ' of ' || (SUM(LENGTH(content)) / 1024) || ' KiB, beside ' || "
            + "(SELECT SUM(LENGTH(content)) / 1024 FROM change_blocks) || ' KiB of history' FROM past_states";
        return (string)command.ExecuteScalar()!;
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
