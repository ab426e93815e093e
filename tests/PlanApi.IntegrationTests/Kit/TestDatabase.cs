using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>
/// Databases of the tests, each named by a path: a file of SQLite there, or, where <c>PLANAPI_TEST_STORAGE</c> is <c>postgres</c>, a
/// database of a server of the tests' own. A path that ends with <c>.sqlite</c> or <c>.postgres</c> is the one or the other always.
/// </summary>
internal static class TestDatabase
{
    private static readonly ConcurrentDictionary<string, bool> _made = [];

    /// <summary>How a statement begins that a test sends itself: what the tests say of the service's statements is not about it.</summary>
    public const string AskedByTests = "/* a test asks */ ";

    public static bool IsPostgres { get; } =
        string.Equals(Environment.GetEnvironmentVariable("PLANAPI_TEST_STORAGE"), "postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the database of that path is one of PostgreSQL.</summary>
    public static bool IsOnPostgres(string path) =>
        Path.GetExtension(path) switch
        {
            ".sqlite" => false,
            ".postgres" => true,
            _ => IsPostgres,
        };

    /// <summary>The settings of a service on it, by name. It is made where it is not there: empty.</summary>
    /// <param name="path">Which.</param>
    /// <param name="more">More for the connection string of SQLite.</param>
    public static IEnumerable<(string Name, string Value)> Settings(string path, string more = "Pooling=False")
    {
        if (!IsOnPostgres(path))
            return [("ConnectionStrings:Plan", $"Data Source={path};{more}")];
        Make(path, null);
        return
        [
            ("Database:Provider", "PostgreSql"),
            ("Database:SecretFile", path + ".secret"),
            ("ConnectionStrings:Plan", PostgresServer.Shared.Connection(Name(path))),
        ];
    }

    /// <summary>The same as arguments.</summary>
    public static string[] Arguments(string path, string more = "Pooling=False") =>
        [.. Settings(path, more).Select(setting => $"--{setting.Name}={setting.Value}")];

    /// <summary>Makes a copy of another, which nobody uses.</summary>
    public static void Copy(string template, string path)
    {
        if (IsOnPostgres(path))
            Make(path, template);
        else
            File.Copy(template, path);
        if (File.Exists(template + ".secret"))
            File.Copy(template + ".secret", path + ".secret");
    }

    /// <summary>Whether it has been made.</summary>
    public static bool IsThere(string path) => IsOnPostgres(path) ? _made.ContainsKey(path) : File.Exists(path);

    /// <summary>Removes what is not a file.</summary>
    public static void Drop(string path)
    {
        if (IsOnPostgres(path) && _made.TryRemove(path, out _))
            PostgresServer.Shared.Run($"DROP DATABASE IF EXISTS {Name(path)} WITH (FORCE)");
    }

    /// <summary>The first column of what a statement finds; <c>@code</c> is a plan's code.</summary>
    public static List<object> Query(string path, string sql, string code = "")
    {
        using var connection = Open(path);
        using var command = Command(connection, sql, code);
        using var row = command.ExecuteReader();
        var found = new List<object>();
        while (row.Read())
            found.Add(row.GetValue(0));
        return found;
    }

    /// <summary>Changes something behind the service's back.</summary>
    public static void Run(string path, string sql, string code = "")
    {
        using var connection = Open(path);
        using var command = Command(connection, sql, code);
        command.ExecuteNonQuery();
    }

    /// <summary>Bytes, as the database's SQL writes them.</summary>
    public static string Bytes(string hex) => IsPostgres ? $"'\\x{hex}'::bytea" : $"X'{hex}'";

    /// <summary>A connection of its own.</summary>
    public static DbConnection Open(string path)
    {
        DbConnection connection = IsOnPostgres(path)
            ? new NpgsqlConnection(PostgresServer.Shared.Connection(Name(path)) + ";Pooling=False")
            : new SqliteConnection($"Data Source={path};Foreign Keys=True;Pooling=False");
        connection.Open();
        return connection;
    }

    private static DbCommand Command(DbConnection connection, string sql, string code)
    {
        var command = connection.CreateCommand();
        command.CommandText = AskedByTests + sql;
        if (sql.Contains("@code", StringComparison.Ordinal))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@code", code);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static void Make(string path, string? template)
    {
        if (_made.TryAdd(path, true))
            PostgresServer.Shared.Run(
                $"CREATE DATABASE {Name(path)}{(template is null ? "" : $" TEMPLATE {Name(template)} STRATEGY file_copy")}"
            );
    }

    /// <summary>What the database of that path is called on the server.</summary>
    public static string Name(string path) => "t" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..24];
}

/// <summary>A test of what SQLite alone does.</summary>
public sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute() => Skip = TestDatabase.IsPostgres ? "It is about SQLite." : null;
}

/// <summary>Tests of what SQLite alone does.</summary>
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute() => Skip = TestDatabase.IsPostgres ? "They are about SQLite." : null;
}

/// <summary>A test of what PostgreSQL alone does.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = TestDatabase.IsPostgres ? null : "It is about PostgreSQL.";
}

/// <summary>A test that wants a PostgreSQL server, whatever the other tests run on: skipped where none can be started.</summary>
public sealed class NeedsPostgresFactAttribute : FactAttribute
{
    public NeedsPostgresFactAttribute() => Skip = PostgresServer.Missing;
}

/// <summary>Tests that want a PostgreSQL server, whatever the other tests run on: skipped where none can be started.</summary>
public sealed class NeedsPostgresTheoryAttribute : TheoryAttribute
{
    public NeedsPostgresTheoryAttribute() => Skip = PostgresServer.Missing;
}
