using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace PlanApi.Benchmarks;

/// <summary>The peer's database, laid out for what the peer answers, and filled with what the service answers.</summary>
internal sealed class PeerDatabase : IDisposable
{
    private const string Tables = """
        CREATE TABLE plans (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
        CREATE TABLE parties (id INTEGER PRIMARY KEY, code TEXT NOT NULL);
        CREATE TABLE indicators (id INTEGER PRIMARY KEY, code TEXT NOT NULL);
        CREATE TABLE regions (id INTEGER PRIMARY KEY, code TEXT NOT NULL);
        CREATE TABLE sellers (id INTEGER PRIMARY KEY, code TEXT NOT NULL, region_id INTEGER NOT NULL);
        CREATE TABLE objectives (id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL, code TEXT NOT NULL,
            node_id TEXT NOT NULL, version INTEGER NOT NULL,
            name_en TEXT, wording_en TEXT, wording_zh TEXT, market TEXT, period TEXT, owner_id INTEGER, parent_id INTEGER);
        CREATE UNIQUE INDEX objectives_code ON objectives (plan_id, code);
        CREATE TABLE targets (id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL, code TEXT NOT NULL,
            node_id TEXT NOT NULL, version INTEGER NOT NULL,
            indicator_id INTEGER NOT NULL, market TEXT, period TEXT, comparator TEXT, basis TEXT, value REAL, wording_en TEXT);
        CREATE UNIQUE INDEX targets_code ON targets (plan_id, code);
        CREATE TABLE key_results (id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL, code TEXT NOT NULL,
            node_id TEXT NOT NULL, version INTEGER NOT NULL,
            objective_id INTEGER NOT NULL, target_id INTEGER NOT NULL, name_en TEXT, owner_id INTEGER);
        CREATE UNIQUE INDEX key_results_code ON key_results (plan_id, code);
        CREATE INDEX key_results_objective ON key_results (objective_id, code);
        CREATE TABLE actuals (seller_id INTEGER NOT NULL, day TEXT NOT NULL, value INTEGER NOT NULL,
            PRIMARY KEY (seller_id, day)) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    private PeerDatabase(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=false");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute(Tables);
        _transaction = _connection.BeginTransaction();
    }

    public static async Task Fill(string file, HttpClient service)
    {
        using var database = new PeerDatabase(file);
        database.Execute("INSERT INTO plans VALUES (1, @p0)", PeerPlan.Name);
        foreach (var table in new[] { "parties", "indicators" })
            await Copy(service, table, part => database.Execute($"INSERT INTO {table} (code) VALUES (@p0)", part["code"]));
        await Copy(
            service,
            "objectives",
            part =>
                database.Execute(
                    "INSERT INTO objectives VALUES (NULL, 1, @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, "
                        + "(SELECT id FROM parties WHERE code = @p8), (SELECT id FROM objectives WHERE code = @p9))",
                    part["code"],
                    part["id"],
                    part["version"],
                    part["names"]?["en"],
                    part["wording"]?["en"],
                    part["wording"]?["zh"],
                    part["scope"]?["market"],
                    part["period"],
                    part["owner"],
                    part["parents"]?[0]
                )
        );
        await Copy(
            service,
            "targets",
            part =>
                database.Execute(
                    "INSERT INTO targets VALUES "
                        + "(NULL, 1, @p0, @p1, @p2, (SELECT id FROM indicators WHERE code = @p3), @p4, @p5, @p6, @p7, @p8, @p9)",
                    part["code"],
                    part["id"],
                    part["version"],
                    part["indicator"],
                    part["scope"]?["market"],
                    part["period"],
                    part["comparator"],
                    part["basis"],
                    part["value"],
                    part["wording"]?["en"]
                )
        );
        await Copy(
            service,
            "key-results",
            part =>
                database.Execute(
                    "INSERT INTO key_results VALUES (NULL, 1, @p0, @p1, @p2, (SELECT id FROM objectives WHERE code = @p3), "
                        + "(SELECT id FROM targets WHERE code = @p4), @p5, (SELECT id FROM parties WHERE code = @p6))",
                    part["code"],
                    part["id"],
                    part["version"],
                    part["objective"],
                    part["target"],
                    part["names"]?["en"],
                    part["owner"]
                )
        );
        for (var region = 0; region < PeerPlan.Regions; region++)
            database.Execute("INSERT INTO regions VALUES (@p0, @p1)", region, PeerPlan.Region(region));
        for (var seller = 0; seller < PeerPlan.Sellers; seller++)
            database.Execute("INSERT INTO sellers VALUES (@p0, @p1, @p2)", seller, PeerPlan.Seller(seller), seller % PeerPlan.Regions);
        foreach (var (day, seller, value) in PeerPlan.Actuals(PeerPlan.Sellers, PeerPlan.Facts))
            database.Execute("INSERT INTO actuals VALUES (@p0, @p1, @p2)", seller, $"{day:yyyy-MM-dd}", value);
        database._transaction.Commit();
        database.Execute("ANALYZE");
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private static async Task Copy(HttpClient service, string collection, Action<JsonNode> insert)
    {
        for (var address = $"/v1/plans/{PeerPlan.Name}/{collection}?first=1000"; address is not null; )
        {
            var page = JsonNode.Parse(await service.GetStringAsync(address))!;
            foreach (var part in page["items"]!.AsArray())
                insert(part!);
            address = (string?)page["next"];
        }
    }

    private void Execute(string sql, params object?[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < values.Length; at++)
            command.Parameters.AddWithValue($"@p{at}", Plain(values[at]));
        command.ExecuteNonQuery();
    }

    private static object Plain(object? value) =>
        value switch
        {
            null => DBNull.Value,
            JsonValue text when text.GetValueKind() == System.Text.Json.JsonValueKind.String => (string)text!,
            JsonValue number when number.TryGetValue<long>(out var whole) => whole,
            JsonValue number => Convert.ToDouble(number.ToString(), CultureInfo.InvariantCulture),
            _ => value,
        };
}
