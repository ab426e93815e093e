using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PlanApi.Benchmarks;

/// <summary>What the service does with a million cells, by hand-written SQL on its own tables.</summary>
internal sealed class CellsByHand : IDisposable
{
    private const string Largest = "SELECT partition_id FROM cells GROUP BY partition_id ORDER BY COUNT(*) DESC LIMIT 1";
    private const string Upsert = """
        INSERT INTO by_hand (plan_id, partition_id, scope_id, period, value, currency, version) VALUES (@p0, @p1, @p2, @p3, @p4, NULL, @p5)
        ON CONFLICT DO UPDATE SET value = excluded.value, currency = excluded.currency, version = excluded.version
        """;

    private const string Leaf = """
        FROM cells c JOIN scope_members s ON s.plan_id = c.plan_id AND s.scope_id = c.scope_id
        JOIN members m ON m.plan_id = s.plan_id AND m.id = s.member_id
        """;

    private readonly SqliteConnection _connection;
    private readonly long _partition;

    public CellsByHand(string database)
    {
        _connection = new SqliteConnection($"Data Source={database}");
        _connection.Open();
        Execute("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000");
        Execute(
            """
            CREATE TABLE by_hand (plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                value INTEGER NULL, currency TEXT NULL, version INTEGER NOT NULL,
                CONSTRAINT PK_by_hand PRIMARY KEY (plan_id, partition_id, scope_id, period)) WITHOUT ROWID
            """
        );
        using var command = _connection.CreateCommand();
        command.CommandText = Largest;
        _partition = (long)command.ExecuteScalar()!;
    }

    /// <summary>How long a prepared statement takes for so many cells, four of each scope, in one transaction.</summary>
    public double Write(int cells, long version)
    {
        var watch = Stopwatch.StartNew();
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.CommandText = Upsert;
        for (var at = 0; at < 6; at++)
            command.Parameters.Add(new SqliteParameter($"@p{at}", SqliteType.Integer));
        command.Prepare();
        (command.Parameters[0].Value, command.Parameters[1].Value) = (2L, 10L);
        for (var cell = 0; cell < cells; cell++)
        {
            command.Parameters[2].Value = (long)(1_000 + (cell / 4));
            command.Parameters[3].Value = (long)(cell % 4);
            command.Parameters[4].Value = cell * version * 10_000L;
            command.Parameters[5].Value = version;
            command.ExecuteNonQuery();
        }
        transaction.Commit();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>How long the sums by parent take.</summary>
    public double Sums() =>
        Read(
            $"SELECT m.parent_id, SUM(c.value) {Leaf} WHERE c.partition_id = {_partition} AND c.plan_id = s.plan_id GROUP BY m.parent_id",
            (_, _) => { }
        );

    /// <summary>How long it takes to write the cells as text, as the service writes them.</summary>
    public double Text()
    {
        using var writer = new StreamWriter(Stream.Null, new UTF8Encoding(false), 64 * 1024);
        return Read(
            $"SELECT m.code, c.period, c.value {Leaf} WHERE c.partition_id = {_partition} ORDER BY c.scope_id, c.period",
            (row, at) =>
            {
                writer.Write("gmv,target,");
                writer.Write("2024-Q");
                writer.Write((at % 4) + 1);
                writer.Write(',');
                writer.Write(row.GetString(0));
                writer.Write(',');
                writer.Write(row.GetInt64(2) / 10_000m);
                writer.Write("\r\n");
            }
        );
    }

    public void Dispose()
    {
        Execute("DROP TABLE by_hand");
        _connection.Dispose();
    }

    private double Read(string sql, Action<SqliteDataReader, long> take)
    {
        var watch = Stopwatch.StartNew();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        for (var at = 0L; reader.Read(); at++)
            take(reader, at);
        return watch.Elapsed.TotalMilliseconds;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
