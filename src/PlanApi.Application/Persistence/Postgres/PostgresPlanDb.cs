using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresPlanDb(DbContextOptions<PostgresPlanDb> options) : PlanDb(options)
{
    // Any number that no other program on the same database locks.
    private const long Turn = 0x506C616E417069;

    private protected override string ByBytes => "C";

    internal override SqlDialect Dialect { get; } = new PostgresDialect();

    private NpgsqlConnection Connection => (NpgsqlConnection)Database.GetDbConnection();

    public override SqlStatement Prepare(string sql) => new PostgresStatement(PostgresConnection.Of(Connection), sql);

    internal override async ValueTask<DbTransaction> BeginReading(CancellationToken cancellation) =>
        await Connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    internal override async Task<IDbContextTransaction> BeginWriting(TimeSpan patience, CancellationToken cancellation)
    {
        // What is read from here on is what the writers before have committed: each statement sees all that is committed when it begins.
        var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        try
        {
            Run("SELECT set_config('lock_timeout', $1, true), pg_advisory_xact_lock($2)", $"{(long)patience.TotalMilliseconds}ms", Turn);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    internal override RowWriter Write(string table, IReadOnlyList<StoredColumn> columns) =>
        new PostgresRowWriter(PostgresConnection.Of(Connection), table, columns);

    private protected override RowWriter Put(string table, IReadOnlyList<StoredColumn> columns, int key) =>
        new PostgresRowBuffer(PostgresConnection.Of(Connection), table, columns, key);

    internal override void GaveId() =>
        Run("SELECT setval(s, GREATEST((SELECT MAX(id) FROM plans), nextval(s))) FROM pg_get_serial_sequence('plans', 'id') s");

    internal override void DeferReferences() => Run("SET CONSTRAINTS ALL DEFERRED");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // An id that was given is never given again: it stands in the ids of the plan's parts, which outlive a deleted plan in other hands.
        modelBuilder.Entity<PlanRow>().Property(plan => plan.Id).UseIdentityByDefaultColumn();
        // PostgreSQL never defers what RESTRICT says; without an action it refuses as well, and can wait until the transaction ends.
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).ToList())
        {
            if (key.DeleteBehavior == DeleteBehavior.Restrict)
                key.DeleteBehavior = DeleteBehavior.NoAction;
        }
    }

    private protected override StoredConflict? ConflictOf(Exception? failure) =>
        failure is PostgresException postgres ? PostgresErrors.ConflictOf(postgres) : null;
}
