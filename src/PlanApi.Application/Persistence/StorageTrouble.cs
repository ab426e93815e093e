using Microsoft.Data.Sqlite;
using Npgsql;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Postgres;
using PlanApi.Application.Persistence.Sqlite;

namespace PlanApi.Application.Persistence;

/// <summary>
/// Tells what is wrong with the disk and the database's files from defects: such things are expected, and get better without a new program.
/// </summary>
public static class StorageTrouble
{
    // Those of Linux and macOS, then those of Windows: no space on the device, no quota left.
    private static readonly int[] _full = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // A file system that is mounted read-only.
    private const int ReadOnlyFiles = 30;

    /// <summary>The failure that an exception stands for; null where it is a defect.</summary>
    public static Failure? Of(Exception? exception) =>
        exception switch
        {
            null => null,
            FailureException expected => expected.Failure,
            SqliteException sqlite => SqliteErrors.TroubleOf(sqlite),
            NpgsqlException postgres => PostgresErrors.TroubleOf(postgres),
            IOException file when _full.Contains(file.HResult) => new StorageFull(),
            IOException { HResult: ReadOnlyFiles } => new StorageReadOnly(),
            _ => Of(exception.InnerException),
        };

    /// <summary>The exception's own message, in one line, for the log.</summary>
    public static string Detail(Exception exception) => exception.GetBaseException().Message.ReplaceLineEndings(" ");
}
