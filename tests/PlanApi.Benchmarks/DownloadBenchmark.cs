using System.Diagnostics;
using System.Globalization;
using MiniExcelLibs;

namespace PlanApi.Benchmarks;

/// <summary>
/// Downloads of a slice by GET: a million cells as CSV and as Parquet beside a raw reader that writes the same text, and a hundred thousand
/// rows as a workbook beside MiniExcel with the same rows in memory.
/// </summary>
internal static class DownloadBenchmark
{
    private const int Groups = 1_000;
    private const int Leaves = 250_000;
    private const int Cells = Leaves * 4;
    private const int SheetLeaves = 25_000;
    private const int Rounds = 5;

    private const string Everything = "indicators=gmv&rows=seller@leaves&columns=quarter";

    private const string Spread = """
        { "indicator": "gmv", "period": "2024", "value": 10000000, "method": "equal", "over": [{"dimension": "seller", "leaves": true}, {"grain": "quarter"}] }
        """;

    public static async Task Run()
    {
        await using var service = await BenchmarkService.Start();
        await Fill(service, "large", Leaves);
        await Fill(service, "medium", SheetLeaves);
        using var database = new CellsByHand(service.Database);
        var (raw, csv, parquet) = (new List<double>(), new List<double>(), new List<double>());
        // In turn, so that noise meets all of them.
        for (var round = 0; round < Rounds; round++)
        {
            raw.Add(database.Text());
            csv.Add(await Time(() => service.Length($"large/slices.csv?{Everything}")));
            parquet.Add(await Time(() => service.Length($"large/slices.parquet?{Everything}")));
        }
        Console.WriteLine($"CSV of {Cells:N0} cells by GET: {raw.Min() / csv.Min():F2} of the speed of a raw reader");
        Console.WriteLine($"Parquet of {Cells:N0} cells by GET: {raw.Min() / parquet.Min():F2} of the speed of a raw reader");

        var rows = Rows(await service.Get($"medium/slices.csv?{Everything}"));
        var (mini, sheet) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            mini.Add(
                await Time(() =>
                {
                    MiniExcel.SaveAs(Stream.Null, rows);
                    return Task.CompletedTask;
                })
            );
            sheet.Add(await Time(() => service.Length($"medium/slices.xlsx?{Everything}")));
        }
        Console.WriteLine(
            $"workbook of {rows.Count:N0} rows by GET: {sheet.Min() / mini.Min():F2} x the time of MiniExcel with the rows in memory"
        );
    }

    private static async Task Fill(BenchmarkService service, string plan, int leaves)
    {
        await service.Create(plan, leaves, Groups);
        var token = (string)(await service.Post($"{plan}/spread-previews?first=0", Spread))!["token"]!;
        await service.Post($"{plan}/spreads", $$"""{ "token": "{{token}}" }""");
    }

    private static List<Dictionary<string, object>> Rows(string csv)
    {
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Split(',');
        return
        [
            .. lines
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields =>
                    names
                        .Zip(fields)
                        .ToDictionary(
                            field => field.First,
                            field =>
                                field.First == "value" ? (object)decimal.Parse(field.Second, CultureInfo.InvariantCulture) : field.Second
                        )
                ),
        ];
    }

    private static async Task<double> Time(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
