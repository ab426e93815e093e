using Microsoft.Data.Sqlite;
using PlanApi.Application.Errors;
using SQLitePCL;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>Translates SQLite's error codes.</summary>
internal static class SqliteErrors
{
    private const string Twice = "UNIQUE constraint failed: ";

    /// <summary>Throws where a call of the library did not succeed.</summary>
    public static void Check(int result, sqlite3 connection)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        try
        {
            SqliteException.ThrowExceptionForRC(result, connection);
        }
        catch (SqliteException failure)
            when (failure.SqliteErrorCode == raw.SQLITE_ERROR && failure.Message.Contains("integer overflow", StringComparison.Ordinal))
        {
            throw new OverflowException("A sum is too great for 64 bits.", failure);
        }
        catch (SqliteException failure) when (ConflictOf(failure) is { } conflict)
        {
            throw conflict;
        }
    }

    /// <summary>The problem with the disk or the files; null where the error is a defect.</summary>
    public static Failure? TroubleOf(Exception failure) => failure is SqliteException sqlite ? TroubleOf(sqlite) : null;

    private static Failure? TroubleOf(SqliteException failure) =>
        (failure.SqliteErrorCode, failure.SqliteExtendedErrorCode) switch
        {
            (raw.SQLITE_FULL, _) => new StorageFull(),
            // The index of the log cannot grow.
            (raw.SQLITE_IOERR, raw.SQLITE_IOERR_SHMSIZE) => new StorageFull(),
            (raw.SQLITE_IOERR, _) => new StorageUnavailable("The database's files cannot be read or written."),
            (raw.SQLITE_READONLY, raw.SQLITE_READONLY_DBMOVED) => DatabaseFiles.Moved,
            (raw.SQLITE_READONLY, _) => new StorageReadOnly(),
            (raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB, _) => new StorageDamaged(),
            (raw.SQLITE_CANTOPEN, _) => new StorageUnavailable("The database's files cannot be opened."),
            (raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL, _) => new Busy(),
            _ => null,
        };

    /// <summary>The stored data that contradicts a write; null where the error is something else.</summary>
    public static StoredConflict? ConflictOf(SqliteException failure)
    {
        if (failure.SqliteErrorCode != raw.SQLITE_CONSTRAINT)
            return null;
        // SQLite Error 19: 'UNIQUE constraint failed: targets.plan_id, targets.code'.
        if (failure.Message.IndexOf(Twice, StringComparison.Ordinal) is not (>= 0 and var at))
            return new StoredOtherwise(failure);
        var columns = failure.Message[(at + Twice.Length)..].TrimEnd('.', '\'').Split(", ").Select(column => column.Split('.')).ToArray();
        return new StoredTwice(columns[0][0], [.. columns.Select(column => column[^1]).Where(column => column != "plan_id")], failure);
    }
}
