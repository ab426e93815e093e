using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>A database of a PostgreSQL server, which several services may share.</summary>
public sealed class PostgresStorage : Storage
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _kept;
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly PostgresWatch _watch;

    public PostgresStorage(string connectionString, string secretFile)
    {
        SecretFile = Path.GetFullPath(secretFile);
        _settings = Settings(connectionString);
        // A request that has a connection may ask for a kept one as well. If both came from one pool, enough requests would each have
        // one and wait for the other until all gave up.
        MostKept = Math.Max(1, _settings.MaxPoolSize / 3);
        _kept = NpgsqlDataSource.Create(Share(MostKept + 1));
        _source = NpgsqlDataSource.Create(Share(Math.Max(1, _settings.MaxPoolSize - MostKept - 1)));
        _watch = new PostgresWatch(_kept, Forget);
    }

    public override string Product => "PostgreSQL";

    public override string Place => $"{_settings.Database} on {_settings.Host}:{_settings.Port}";

    public override string SecretFile { get; }

    public override long State() => _watch.State();

    internal override int MostKept { get; }

    internal override KeptConnection Open() => new PostgresKeptConnection(_kept.OpenConnection());

    internal override void AddContexts(IServiceCollection services) =>
        services.AddDbContextPool<PlanDb, PostgresPlanDb>(options =>
            options
                .UseNpgsql(_source, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery))
                .ReplaceService<IMigrationsSqlGenerator, DeferrableReferences>()
                .AddInterceptors(new PostgresMakesWay())
        );

    public override async Task Migrate(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            if (!IsCurrent(services.GetRequiredService<KeptConnections>()))
                await PendingMigrations.Apply(services, _ => { }, cancellation);
        }
        catch (Exception failure) when (failure is not CannotStart && Troubles.Of(failure, PostgresErrors.TroubleOf) is { } trouble)
        {
            throw new CannotStart(
                $"The PostgreSQL database {Place} cannot be used: {Reason(trouble)} See ConnectionStrings:Plan, and that the server runs.",
                failure
            );
        }
    }

    public override void Dispose()
    {
        _watch.Dispose();
        _kept.Dispose();
        _source.Dispose();
    }

    private void Forget()
    {
        _source.Clear();
        LoseConnections();
    }

    private NpgsqlConnectionStringBuilder Share(int connections) =>
        new(_settings.ConnectionString) { MaxPoolSize = connections, MinPoolSize = Math.Min(_settings.MinPoolSize, connections) };

    private static string Reason(Failure trouble) => trouble is StorageUnavailable away ? away.Reason : trouble.Message;

    private bool IsCurrent(KeptConnections connections)
    {
        using var connection = connections.Rent();
        using (var table = connection.Read("SELECT 1 WHERE to_regclass('\"__EFMigrationsHistory\"') IS NOT NULL"))
        {
            if (table.Read())
                return PendingMigrations.AreApplied(typeof(PostgresPlanDb), connection, Place);
        }
        using var tables = connection.Read("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1");
        return tables.Read()
            ? throw new CannotStart($"The database {Place} belongs to another program; set ConnectionStrings:Plan to one of its own.")
            : false;
    }

    private static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
                throw new ArgumentException("It names no host or no database.");
            if (settings.MaxAutoPrepare == 0)
                settings.MaxAutoPrepare = 200;
            settings.ApplicationName ??= "PlanApi";
            // What it says of a row may be a secret's hash.
            settings.IncludeErrorDetail = false;
            return settings;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            // What was written is not repeated: a password may be in it.
            throw new CannotStart(
                "ConnectionStrings:Plan cannot be read as one of PostgreSQL. "
                    + "Write it as 'Host=localhost;Database=plan;Username=plan;Password=...'.",
                failure
            );
        }
    }
}
