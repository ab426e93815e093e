using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PlanApi.Application;
using PlanApi.Application.Access;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Persistence;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Application.UseCases;
using PlanApi.Application.Validation;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Benchmarks;

/// <summary>Validation of stored plans against a raw reader of the same columns, and whether it is linear.</summary>
internal static class ValidationBenchmark
{
    private const string RawSql = """
        SELECT code, indicator_id, scope_id, period, comparator, basis, against, value, upper_value, currency,
               baseline, baseline_source_id, rises_by, names, wording, source_id FROM targets ORDER BY id
        """;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("planapi-bench-");
        double last = 0;
        foreach (var size in new[] { 25_000, 50_000, 100_000 })
        {
            var connection = $"Data Source={Path.Combine(folder.FullName, $"{size}.db")}";
            await Prepare(connection, LargePlan.Of(size));
            var (raw, validated, findings) = (double.MaxValue, double.MaxValue, 0);
            for (var round = 0; round < 7; round++)
            {
                raw = Math.Min(raw, Time(() => ReadRaw(connection)));
                var (time, found) = await Validate(connection);
                (validated, findings) = (Math.Min(validated, time), found);
            }
            Console.WriteLine(
                $"validate {size, 7:N0} targets: {validated / raw:F2} x a raw reader ({findings} findings)"
                    + (last > 0 ? $", {validated / last:F2} x half the size" : "")
            );
            last = validated;
        }
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>
    /// The best of several times that a raw reader takes for a document's targets once they are stored, in milliseconds of the processor:
    /// what else the machine does matters little.
    /// </summary>
    public static async Task<double> RawReading(PlanDocument document)
    {
        var folder = Directory.CreateTempSubdirectory("planapi-bench-");
        var connection = $"Data Source={Path.Combine(folder.FullName, "plan.db")}";
        await Prepare(connection, document);
        var raw = Enumerable.Range(0, 7).Min(_ => ProcessorTime(() => ReadRaw(connection)));
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return raw;
    }

    private static ServiceProvider Services(string connection) =>
        new ServiceCollection().AddLogging().AddPlanApplication(StorageKinds.Open("Sqlite", connection)).BuildServiceProvider();

    private static async Task Prepare(string connection, PlanDocument plan)
    {
        await using var services = Services(connection);
        await using var scope = services.CreateAsyncScope();
        await services.GetRequiredService<Storage>().Migrate(services, CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<Caller>().Identity = Caller.Local;
        var document = PlanDocumentWriter.ToJson(plan);
        var outcome = await scope
            .ServiceProvider.GetRequiredService<UseCaseSender>()
            .Send(new ImportPlan(document, DocumentFormat.Json), CancellationToken.None);
        if (!outcome.IsSuccess(out _, out var failure))
            throw new InvalidOperationException(failure.Message + string.Join("; ", failure.Faults));
    }

    private static async Task<(double, int)> Validate(string connection)
    {
        await using var services = Services(connection);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Identity = Caller.Local;
        var reports = scope.ServiceProvider.GetRequiredService<PlanReports>();
        var watch = Stopwatch.StartNew();
        var report = (await reports.Of(Code.Parse("large"), Code.Known("baseline"), CancellationToken.None)).Value;
        return (watch.Elapsed.TotalMilliseconds, report.Report.Judgements.Count);
    }

    private static void ReadRaw(string text)
    {
        using var connection = new SqliteConnection(text);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = RawSql;
        using var reader = command.ExecuteReader();
        var values = new object[16];
        long count = 0;
        while (reader.Read())
            count += reader.GetValues(values);
        GC.KeepAlive(count);
    }

    public static double ProcessorTime(Action action)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
