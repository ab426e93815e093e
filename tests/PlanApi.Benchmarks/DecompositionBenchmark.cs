using System.Diagnostics;

namespace PlanApi.Benchmarks;

/// <summary>
/// Previews of 40 key results over 3 tiers, 20 markets and 4 quarters, against previews of one spread to the same 9,600 cells: of one
/// indicator, over 3 tiers, 20 markets and 160 days.
/// </summary>
internal static class DecompositionBenchmark
{
    private const int KeyResults = 40;
    private const int Rounds = 15;

    public static async Task Run()
    {
        await using var service = await BenchmarkService.Start();
        await service.Create(
            Document(),
            "plan",
            "market",
            "code,parent\n" + string.Concat(Enumerable.Range(0, 20).Select(at => $"m{at:D2},\n"))
        );
        var days = string.Join(',', Enumerable.Range(0, 160).Select(at => $"\"{new DateOnly(2024, 1, 1).AddDays(at):yyyy-MM-dd}\""));
        var spread =
            $$"""{"indicator":"i0","period":"2024","value":1000000,"method":"equal","over":[{"dimension":"tier"},{"dimension":"market"},{"periods":[{{days}}]}]}""";
        const string decompose = """{"over":[{"dimension":"tier"},{"dimension":"market"},{"grain":"quarter"}]}""";
        var (one, all) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await Time(() => service.Post("plan/spread-previews?first=0", spread)));
            all.Add(await Time(() => service.Post("plan/decomposition-previews?first=0", decompose)));
        }
        Console.WriteLine(
            $"{KeyResults} key results over 3 tiers, 20 markets and 4 quarters: {Middle(all) / Middle(one):F1} x the time of one "
                + "spread to as many cells"
        );
    }

    private static string Document()
    {
        string Each(Func<int, string> part) => string.Join(',', Enumerable.Range(0, KeyResults).Select(part));
        return $$"""
            { "format": "planapi/1", "plan": { "code": "plan", "calendar": { "year": 2024 }, "currency": "CNY", "matrix": { "rows": "line", "columns": "tier" } },
              "dimensions": [{ "code": "line" }, { "code": "tier" }, { "code": "market" }],
              "members": [{ "code": "sales", "dimension": "line" }, { "code": "head", "dimension": "tier" }, { "code": "mid", "dimension": "tier" }, { "code": "new", "dimension": "tier" }],
              "indicators": [{{Each(at => $$"""{ "code": "i{{at}}", "kind": "flow", "unit": "number" }""")}}],
              "targets": [{{Each(at =>
                $$"""{ "code": "t{{at}}", "indicator": "i{{at}}", "period": "2024", "comparator": "atLeast", "value": {{1_000_000 + at}} }"""
            )}}],
              "objectives": [{ "code": "sell", "scope": { "line": "sales" } }],
              "keyResults": [{{Each(at => $$"""{ "code": "k{{at}}", "objective": "sell", "target": "t{{at}}" }""")}}] }
            """;
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> Time(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
