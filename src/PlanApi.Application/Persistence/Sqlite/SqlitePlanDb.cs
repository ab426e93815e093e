using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>The model on SQLite.</summary>
public sealed class SqlitePlanDb(DbContextOptions<SqlitePlanDb> options) : PlanDb(options)
{
    public override SqlStatement Prepare(string sql) => new SqliteStatement(Connection.Handle!, sql);

    // EF's own transactions take SQLite's write lock at once; a deferred one only reads.
    internal override ValueTask<DbTransaction> BeginReading(CancellationToken cancellation) =>
        new(Connection.BeginTransaction(deferred: true));

    internal override Task<IDbContextTransaction> BeginWriting(TimeSpan patience, CancellationToken cancellation)
    {
        // How many seconds another process may keep the database to itself.
        Connection.DefaultTimeout = (int)patience.TotalSeconds;
        return Database.BeginTransactionAsync(cancellation);
    }

    internal override RowWriter Write(string table, IReadOnlyList<StoredColumn> columns) => new SqliteRowWriter(this, table, columns);

    private protected override RowWriter Put(string table, IReadOnlyList<StoredColumn> columns, int key) =>
        new SqliteRowWriter(this, table, columns, key);

    internal override void GaveId()
    {
        // SQLite counts on from the greatest that it has ever stored.
    }

    internal override void DeferReferences() => Run("PRAGMA defer_foreign_keys = ON");

    private protected override string ByBytes => "BINARY";

    internal override SqlDialect Dialect { get; } = new SqliteDialect();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // An id that was given is never given again: it stands in the ids of the plan's parts, which outlive a deleted plan in other hands.
        modelBuilder.Entity<PlanRow>().Property(plan => plan.Id).UseAutoincrement();
    }

    private protected override StoredConflict? ConflictOf(Exception? failure) =>
        failure is SqliteException sqlite ? SqliteErrors.ConflictOf(sqlite) : null;

    private SqliteConnection Connection => (SqliteConnection)Database.GetDbConnection();
}
