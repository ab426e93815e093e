using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Postgres;
using PlanApi.Application.Persistence.Sqlite;

namespace PlanApi.Application.Persistence.Providers;

/// <summary>
/// Tells what is wrong with the disk or the database, whatever kind it is, from defects: such things are expected, and get better
/// without a new program.
/// </summary>
public static class StorageTrouble
{
    /// <summary>The failure that an exception stands for; null where it is a defect.</summary>
    public static Failure? Of(Exception? exception) =>
        Troubles.Of(exception, database => SqliteErrors.TroubleOf(database) ?? PostgresErrors.TroubleOf(database));

    /// <summary>What the exception itself says, in one line, for the log.</summary>
    public static string Detail(Exception exception) => Troubles.Detail(exception);
}
