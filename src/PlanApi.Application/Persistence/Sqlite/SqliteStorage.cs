using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Errors;
using SQLitePCL;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>One file, which needs only a folder.</summary>
public sealed class SqliteStorage : Storage
{
    static SqliteStorage() => Batteries_V2.Init();

    private readonly string _connectionString;
    private readonly DatabaseFiles _files;
    private readonly SqliteWatch _watch;

    public SqliteStorage(string connectionString, string? secretFile)
    {
        _connectionString = Existing(connectionString);
        _files = new DatabaseFiles(_connectionString);
        SecretFile = secretFile is null ? _files.Path + ".secret" : Path.GetFullPath(secretFile);
        _watch = new SqliteWatch(Open);
    }

    public override string Product => "SQLite";

    public override string Place => _files.Path;

    /// <summary>If the folder does not exist, or the path is itself a folder, opening reports it.</summary>
    public override bool IsMissing => !Path.Exists(Place) && Directory.Exists(Path.GetDirectoryName(Place));

    public override string SecretFile { get; }

    public override long FreeBytes => _files.FreeBytes;

    public override long State() => _watch.State();

    internal override void Demand() => _files.Demand();

    internal override KeptConnection Open() => new SqliteKeptConnection(new SqliteConnectionStringBuilder(_connectionString).DataSource);

    internal override void AddContexts(IServiceCollection services) =>
        // One statement for each query: a part read in two could be half of one version and half of the next.
        services.AddDbContextPool<PlanDb, SqlitePlanDb>(options =>
            options
                .UseSqlite(_connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery))
                .AddInterceptors(new SqlitePragmas(_files))
        );

    public override void Check() => SqliteStart.Check(_connectionString);

    public override async Task Migrate(IServiceProvider services, CancellationToken cancellation)
    {
        Check();
        try
        {
            if (!IsCurrent(services.GetRequiredService<KeptConnections>()))
                await PendingMigrations.Apply(services, SqliteStart.ClearStaleLock, cancellation);
            _files.Remember();
        }
        catch (Exception failure) when (SqliteStart.Of(failure, Place) is { } reason)
        {
            throw reason;
        }
    }

    public override void Dispose() => _watch.Dispose();

    private bool IsCurrent(KeptConnections connections)
    {
        using var connection = connections.Rent();
        using (var table = connection.Read("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'"))
        {
            if (!table.Read())
                return false;
        }
        return PendingMigrations.AreApplied(typeof(SqlitePlanDb), connection, Place);
    }

    /// <summary>
    /// The same database, but only if it exists: a database that was removed must not be replaced by an empty one while the service runs.
    /// </summary>
    private static string Existing(string connectionString)
    {
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString);
            if (settings.DataSource.Length == 0)
                throw new ArgumentException("It names no file.");
            if (settings.Mode == SqliteOpenMode.ReadWriteCreate)
                settings.Mode = SqliteOpenMode.ReadWrite;
            return settings.ToString();
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new CannotStart(
                $"ConnectionStrings:Plan cannot be read: {failure.Message.Split('\n')[0]} Write it as 'Data Source=plan.db'.",
                failure
            );
        }
    }
}
