using System.Net.Sockets;
using Npgsql;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>Translates PostgreSQL's errors. Their messages may name users and hosts, so they go only to the log.</summary>
internal static class PostgresErrors
{
    /// <summary>The problem with the server or the way to it; null where the error is a defect.</summary>
    public static Failure? TroubleOf(Exception failure) => failure is NpgsqlException postgres ? TroubleOf(postgres) : null;

    private static Failure? TroubleOf(NpgsqlException failure) =>
        failure switch
        {
            PostgresException answer => TroubleOf(answer.SqlState),
            // All connections of the pool are in use, and none was given back in time: the database is well.
            { InnerException: TimeoutException } when failure.Message.Contains("Max Pool Size", StringComparison.Ordinal) => new Busy(),
            _ when failure.InnerException is IOException or SocketException or TimeoutException => Away,
            { IsTransient: true } => Away,
            _ => null,
        };

    /// <summary>The stored data that contradicts a write; null if the error is something else.</summary>
    public static StoredConflict? ConflictOf(PostgresException failure) =>
        failure.SqlState switch
        {
            // ix_targets_plan_id_code: the index says its table and its columns.
            PostgresErrorCodes.UniqueViolation => new StoredTwice(failure.TableName ?? "", Columns(failure), failure),
            _ when failure.SqlState.StartsWith("23", StringComparison.Ordinal) => new StoredOtherwise(failure),
            _ => null,
        };

    private static StorageUnavailable Away => new("The database does not answer.");

    private static Failure? TroubleOf(string state) =>
        state switch
        {
            PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => new StorageFull(),
            PostgresErrorCodes.ReadOnlySqlTransaction => new StorageReadOnly(),
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new StorageDamaged(),
            PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.QueryCanceled => new Busy(),
            PostgresErrorCodes.TooManyConnections => new StorageUnavailable("The database has no connection left for this service."),
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new StorageUnavailable(
                "The database does not let the service in."
            ),
            PostgresErrorCodes.InvalidCatalogName => new StorageUnavailable("The database is not there."),
            PostgresErrorCodes.InsufficientPrivilege => new StorageUnavailable("The database does not let the service do this."),
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => Away,
            _ => state.StartsWith("08", StringComparison.Ordinal) ? Away : null,
        };

    /// <summary>Key (plan_id, code)=(1, total) already exists: the words of the index's name say the columns in every language.</summary>
    private static IReadOnlyList<string> Columns(PostgresException failure)
    {
        var name = failure.ConstraintName ?? "";
        var table = failure.TableName ?? "";
        var columns = name.StartsWith($"ix_{table}_", StringComparison.Ordinal) ? name[(table.Length + 4)..] : "key";
        return [columns.StartsWith("plan_id_", StringComparison.Ordinal) ? columns[8..] : columns];
    }
}
