using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace PlanApi.Benchmarks;

/// <summary>
/// The whole matrix of lights, and a scorecard of 200 key results, with a year of daily actuals of 27,400 sellers (10,000,000 facts) and of
/// 28 (10,000): what managers read must not cost more the more there is. Each request is of another day, so that no answer is a kept one.
/// </summary>
internal static class OperationBenchmark
{
    private const int Few = 28;
    private const int Rounds = 28;

    public static async Task Run(int many = 27_400)
    {
        await using var service = await BenchmarkService.Start();
        foreach (var (plan, sellers) in new[] { ("few", Few), ("many", many) })
        {
            await service.Create(Document(plan), plan, "tier", Sellers(sellers));
            await service.Push(plan, new Facts(sellers));
            await service.Post($"{plan}/cells", Targets());
        }
        foreach (
            var (what, path) in new[]
            {
                ("the matrix of lights", "matrix/lights?"),
                ("a scorecard of 200 key results", "scorecard?objective=all&"),
            }
        )
        {
            var (few, all) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var day = new DateOnly(2024, 12, 1).AddDays(round).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                few.Add(await Time(() => service.Get($"few/{path}date={day}")));
                all.Add(await Time(() => service.Get($"many/{path}date={day}")));
            }
            Console.WriteLine(
                $"{what}: {Middle(all) / Middle(few):F2} x the time with {many * 365:N0} facts that it takes with {Few * 365:N0}"
            );
        }
    }

    private static string Document(string plan)
    {
        var targets = string.Join(
            ',',
            Enumerable
                .Range(0, 200)
                .Select(at =>
                    $$"""{"code":"t{{at}}","indicator":"gmv","scope":{"line":"l{{at % 4}}","tier":"t{{at / 4 % 3}}"},"period":"{{(at % 5 == 0 ? "2024" : $"2024-Q{at % 5}")}}","comparator":"atLeast","value":{{1000 + at}}}"""
                )
        );
        var results = string.Join(
            ',',
            Enumerable.Range(0, 200).Select(at => $$"""{"code":"k{{at}}","objective":"all","target":"t{{at}}"}""")
        );
        var lines = string.Join(',', Enumerable.Range(0, 4).Select(at => $$"""{"code":"l{{at}}","dimension":"line"}"""));
        var tiers = string.Join(',', Enumerable.Range(0, 3).Select(at => $$"""{"code":"t{{at}}","dimension":"tier"}"""));
        return $$"""
            { "format": "planapi/1", "plan": { "code": "{{plan}}", "calendar": { "year": 2024 }, "currency": "CNY", "timeZone": "Asia/Shanghai", "matrix": { "rows": "line", "columns": "tier" } },
              "dimensions": [{ "code": "line" }, { "code": "tier" }], "members": [{{lines}},{{tiers}}],
              "indicators": [{ "code": "gmv", "kind": "flow", "unit": "currency", "decimals": 0 }],
              "targets": [{{targets}}], "objectives": [{ "code": "all", "wording": { "en": "All" } }], "keyResults": [{{results}}] }
            """;
    }

    private static string Sellers(int sellers)
    {
        var members = new StringBuilder("code,parent\n");
        for (var seller = 0; seller < sellers; seller++)
            members.Append($"s{seller:D6},t{seller % 3}\n");
        return members.ToString();
    }

    private static string Targets() =>
        $$"""{"cells":[{{string.Join(',', Enumerable.Range(0, 12).Select(at =>
        $$"""{"indicator":"gmv","scope":{"line":"l{{at % 4}}","tier":"t{{at / 4}}"},"period":"2024","value":100000}"""))}}]}""";

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> Time(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>A number of every seller for every day of 2024 but one, made as it is sent.</summary>
    private sealed class Facts(int sellers) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var text = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
            await text.WriteAsync("indicator,date,scope.line,scope.tier,value\n");
            for (var day = 0; day < 365; day++)
            {
                var date = new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                for (var seller = 0; seller < sellers; seller++)
                    text.Write($"gmv,{date},l{seller / 3 % 4},s{seller:D6},{((day * 37) + seller) % 500}\n");
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
