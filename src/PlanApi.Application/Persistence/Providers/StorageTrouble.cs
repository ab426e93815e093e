using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Postgres;
using PlanApi.Application.Persistence.Sqlite;

namespace PlanApi.Application.Persistence.Providers;

/// <summary>
/// Tells problems of the disk or the database from defects, for every kind of database. Such problems are expected, and disappear without
/// a new version of the program.
/// </summary>
public static class StorageTrouble
{
    /// <summary>The failure that an exception stands for; null where it is a defect.</summary>
    public static Failure? Of(Exception? exception) =>
        Troubles.Of(exception, database => SqliteErrors.TroubleOf(database) ?? PostgresErrors.TroubleOf(database));

    /// <summary>The exception's own message, in one line, for the log.</summary>
    public static string Detail(Exception exception) => Troubles.Detail(exception);
}
