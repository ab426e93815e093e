using System.Diagnostics;
using System.Globalization;

namespace PlanApi.Benchmarks;

/// <summary>
/// A plan of a million cells over HTTP, from request to answer: applying, previewing and exporting, reading what a thousand sellers' cells
/// roll up, and making a scenario; each beside what the same costs by hand on the same database.
/// </summary>
internal static class CubeBenchmark
{
    private const int Groups = 1_000;
    private const int Leaves = 250_000;
    private const int Cells = Leaves * 4;
    private const int Rounds = 5;

    private const string Spread = """
        { "indicator": "gmv", "period": "2024", "value": %, "method": "equal", "over": [{"dimension": "seller", "leaves": true}, {"grain": "quarter"}] }
        """;

    private const string Totals = """
        { "indicators": ["gmv"], "rows": [{"dimension": "seller"}], "columns": [{"periods": ["2024"]}] }
        """;

    private const string Everything = """
        { "indicators": ["gmv"], "rows": [{"dimension": "seller", "leaves": true}], "columns": [{"grain": "quarter"}] }
        """;

    public static async Task Run()
    {
        await using var service = await BenchmarkService.Start();
        await service.Create("empty", 2, 1);
        await service.Create("large", Leaves, Groups);

        var previews = new List<double>();
        var applied = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var body = Spread.Replace("%", ((round + 1) * 10_000_000L).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var token = "";
            previews.Add(await Time(async () => token = (string)(await service.Post("large/spread-previews?first=0", body))!["token"]!));
            applied.Add(await Time(() => service.Post("large/spreads", $$"""{ "token": "{{token}}" }""")));
        }
        Console.WriteLine(
            $"preview of {Cells:N0} cells, a summary: {Cells / previews.Skip(1).Min() / 1_000:F1} of a million cells a second, "
                + $"for the first time {Cells / previews[0] / 1_000:F1}"
        );
        var forecast = Spread.Replace("%", """70000000, "measure": "forecast" """, StringComparison.Ordinal);
        var preview = (string)(await service.Post("large/spread-previews?first=0", forecast))!["token"]!;
        var added = await Time(() => service.Post("large/spreads", $$"""{ "token": "{{preview}}" }"""));
        using (var database = new CellsByHand(service.Database))
        {
            var (insert, update) = (database.Write(Cells, 1), database.Write(Cells, 2));
            Console.WriteLine(
                $"apply of {Cells:N0} cells: {insert / added:F2} of the rows a second of a plain loop when new, "
                    + $"{update / applied.Skip(1).Min():F2} when changed; "
                    + $"{insert / applied[0]:F2} when {Leaves:N0} scopes are new with them"
            );
            var sums = Enumerable.Range(0, Rounds).Min(_ => database.Sums());
            await service.Post("large/slices?first=1000", Totals);
            var slice = await Least(() => service.Post("large/slices?first=1000", Totals));
            Console.WriteLine($"slice of {Groups:N0} cells that roll up {Cells:N0}: {sums / slice:F0} times as fast as SQL");
            var text = Enumerable.Range(0, Rounds).Min(_ => database.Text());
            var csv = await Least(() => service.Read("large/slices/csv", Everything));
            Console.WriteLine($"CSV of {Cells:N0} cells: {text / csv:F2} of the speed of a raw reader");
        }
        var streamed = Spread.Replace("%", "70000000", StringComparison.Ordinal);
        Console.WriteLine(
            $"a preview's {Cells:N0} cells, streamed: the heap grows to "
                + $"{await service.Growth("large/spread-previews/csv", streamed):F2} x of what it is at the first byte"
        );

        var (overNone, overMany) = (new List<double>(), new List<double>());
        for (var round = 0; round < 40; round++)
        {
            var scenario = $$"""{ "code": "s{{round}}", "parent": "baseline" }""";
            overNone.Add(await Time(() => service.Post("empty/scenarios", scenario)));
            overMany.Add(await Time(() => service.Post("large/scenarios", scenario)));
        }
        Console.WriteLine($"a scenario over {Cells:N0} cells: {Median(overMany) / Median(overNone):F2} x one over none");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> Least(Func<Task> action)
    {
        var least = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
            least = Math.Min(least, await Time(action));
        return least;
    }

    private static async Task<double> Time(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
