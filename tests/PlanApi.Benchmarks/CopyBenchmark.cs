using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Persistence.Postgres;

namespace PlanApi.Benchmarks;

/// <summary>
/// Rows of cells on PostgreSQL as the service writes them, by <c>COPY</c>, beside the same rows by prepared inserts: in one run, each in
/// one transaction, into the table as the service has it, first when all rows are new and then when all are there with another value.
/// </summary>
internal static class CopyBenchmark
{
    private const int Rows = 50_000;
    private const int Rounds = 5;

    /// <param name="connection">An empty database of a server that runs.</param>
    public static async Task Run(string connection)
    {
        await using var db = new PostgresPlanDb(new DbContextOptionsBuilder<PostgresPlanDb>().UseNpgsql(connection).Options);
        await db.Database.MigrateAsync();
        await db.Database.OpenConnectionAsync();
        var postgres = (NpgsqlConnection)db.Database.GetDbConnection();
        Func<long, Task>[] ways =
        [
            version => Copy(db, version),
            version => Insert(postgres, 1, version),
            version => Insert(postgres, 500, version),
        ];
        var ratios = new List<double>[] { [], [], [], [] };
        for (var round = 0; round <= Rounds; round++)
        {
            var (added, changed) = (new double[ways.Length], new double[ways.Length]);
            for (var way = 0; way < ways.Length; way++)
            {
                await db.Database.ExecuteSqlRawAsync("TRUNCATE cells");
                added[way] = await Time(() => ways[way](1));
                changed[way] = await Time(() => ways[way](2));
            }
            // The first is compiled while it runs.
            if (round == 0)
                continue;
            for (var way = 1; way < ways.Length; way++)
            {
                ratios[way - 1].Add(added[way] / added[0]);
                ratios[way + 1].Add(changed[way] / changed[0]);
            }
        }
        Console.WriteLine(
            $"{Rows:N0} rows of cells by COPY, how many times as fast as prepared inserts (lowest to highest of {Rounds} rounds)"
        );
        Console.WriteLine($"new, a row a statement: {Spread(ratios[0])}; 500 rows a statement: {Spread(ratios[1])}");
        Console.WriteLine($"changed, a row a statement: {Spread(ratios[2])}; 500 rows a statement: {Spread(ratios[3])}");
    }

    private static async Task Copy(PostgresPlanDb db, long version)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        using var rows = CellWriter.Rows(db);
        for (var row = 0; row < Rows; row++)
            rows.Add(1, 1, Scope(row), Period(row), Value(row, version), default, version);
        rows.Complete();
        await transaction.CommitAsync();
    }

    /// <summary>So many rows a statement, whose parameters are made and prepared once.</summary>
    private static async Task Insert(NpgsqlConnection connection, int many, long version)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText =
            "INSERT INTO cells (plan_id, partition_id, scope_id, period, value, currency, version) VALUES "
            + string.Join(
                ", ",
                Enumerable.Range(0, many).Select(row => $"(1, 1, ${4 * row + 1}, ${4 * row + 2}, ${4 * row + 3}, NULL, ${4 * row + 4})")
            )
            + " ON CONFLICT (plan_id, partition_id, scope_id, period) DO UPDATE SET value = excluded.value, currency = excluded.currency, "
            + "version = excluded.version";
        var slots = Enumerable.Range(0, many).Select(_ => new Slot(new(), new(), new(), new() { TypedValue = version })).ToArray();
        foreach (var slot in slots)
            command.Parameters.AddRange(new NpgsqlParameter[] { slot.Scope, slot.Period, slot.Value, slot.Version });
        await command.PrepareAsync();
        for (var first = 0; first < Rows; first += many)
        {
            for (var at = 0; at < many; at++)
            {
                slots[at].Scope.TypedValue = Scope(first + at);
                slots[at].Period.TypedValue = Period(first + at);
                slots[at].Value.TypedValue = Value(first + at, version);
            }
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    // Twelve months of each scope.
    private static long Scope(int row) => 1_000 + (row / 12);

    private static int Period(int row) => row % 12;

    private static long Value(int row, long version) => row * version * 10_000L;

    private static async Task<double> Time(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string Spread(List<double> ratios)
    {
        ratios.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{ratios[Rounds / 2]:F1} x ({ratios[0]:F1} to {ratios[^1]:F1})");
    }

    private sealed record Slot(
        NpgsqlParameter<long> Scope,
        NpgsqlParameter<int> Period,
        NpgsqlParameter<long> Value,
        NpgsqlParameter<long> Version
    );
}
