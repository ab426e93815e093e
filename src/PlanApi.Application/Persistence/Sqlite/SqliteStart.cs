using Microsoft.Data.Sqlite;
using PlanApi.Application.Errors;
using SQLitePCL;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>
/// Opens the database at start, and makes the file if it does not exist. If that fails, it gives the reason as a sentence.
/// </summary>
internal static class SqliteStart
{
    /// <summary>Whether the file can be written and is this service's database, or an empty one.</summary>
    public static void Check(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        var path = Path.GetFullPath(settings.DataSource);
        if (settings.Mode == SqliteOpenMode.ReadWrite)
        {
            Place(path);
            settings.Mode = SqliteOpenMode.ReadWriteCreate;
        }
        try
        {
            using var connection = new SqliteConnection(settings.ToString());
            connection.Open();
            if (raw.sqlite3_db_readonly(connection.Handle!, "main") == 1)
                throw ReadOnly(path);
            Run(connection, "PRAGMA busy_timeout = 10000");
            if (
                Count(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == 0
                && Count(connection, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'")
                    > 0
            )
                throw new CannotStart($"The database {path} belongs to another program; set ConnectionStrings:Plan to a file of its own.");
            // A restored back-up may be in another mode, in which those who read wait for those who write.
            Run(connection, "PRAGMA journal_mode = WAL");
        }
        catch (SqliteException failure)
        {
            if (Of(failure, path) is { } reason)
                throw reason;
            throw;
        }
    }

    /// <summary>The reason why a database cannot be opened or updated; null if the error is a defect.</summary>
    public static Exception? Of(Exception failure, string path) =>
        Troubles.Of(failure, SqliteErrors.TroubleOf) switch
        {
            StorageFull => new CannotStart($"There is no space left on the disk of {path}; make some, and start again.", failure),
            StorageReadOnly => ReadOnly(path),
            StorageDamaged => new CannotStart(
                $"{path} is no SQLite database, or a damaged one; set ConnectionStrings:Plan to the right file, or restore a back-up.",
                failure
            ),
            Busy => new CannotStart($"Another process is using {path} alone; start again when it has ended.", failure),
            StorageUnavailable => new CannotStart(
                $"The database {path} cannot be opened: may the service read and write the file and its folder? "
                    + $"({Troubles.Detail(failure)})",
                failure
            ),
            _ => null,
        };

    /// <summary>
    /// If a process is killed during a migration, its lock stays, and every later start would wait for it for ever. SQLite rolls the
    /// migration itself back. So the lock is out of date if nobody else has the file open.
    /// </summary>
    public static void ClearStaleLock(PlanDb db)
    {
        using var transaction = db.Database.BeginTransaction();
        if (db.Number("SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'") > 0)
            db.Run("DELETE FROM __EFMigrationsLock");
        transaction.Commit();
    }

    private static CannotStart ReadOnly(string path) =>
        new($"The database {path} is read-only; let the service write the file and its folder.");

    private static void Place(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Directory.Exists(path))
            throw new CannotStart(
                $"{path} is a folder; set ConnectionStrings:Plan to a file, such as 'Data Source={Path.Combine(path, "plan.db")}'."
            );
        if (!Directory.Exists(folder))
            throw new CannotStart(
                $"There is no folder {folder} for the database; make it, or set ConnectionStrings:Plan to another place."
            );
    }

    private static long Count(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
