using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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

    internal override void DeferReferences() => Run("PRAGMA defer_foreign_keys = ON");

    private protected override string ByBytes => "BINARY";

    private protected override StoredConflict? ConflictOf(Exception? failure) =>
        failure is SqliteException sqlite ? SqliteErrors.ConflictOf(sqlite) : null;

    private SqliteConnection Connection => (SqliteConnection)Database.GetDbConnection();
}
