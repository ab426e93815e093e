using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Postgres;
using PlanApi.Application.Persistence.Sqlite;

namespace PlanApi.Application.Persistence.Providers;

/// <summary>The kinds of database: a new one is its own folder, an entry here, and one in <see cref="StorageTrouble"/>.</summary>
public static class StorageKinds
{
    /// <summary>As settings name them.</summary>
    public const string Names = "Sqlite or PostgreSql";

    /// <summary>The database in the settings.</summary>
    /// <param name="provider">Its kind: see <see cref="Names"/>; the first where it is absent.</param>
    /// <param name="connectionString">The address of the database, in the form of its kind.</param>
    /// <param name="secretFile">The file with the secret that API keys are checked with; by default beside an SQLite database.</param>
    /// <exception cref="CannotStart">They cannot be read.</exception>
    public static Storage Open(string? provider, string connectionString, string? secretFile = null) =>
        provider?.ToUpperInvariant() switch
        {
            null or "SQLITE" => new SqliteStorage(connectionString, secretFile),
            "POSTGRESQL" => new PostgresStorage(connectionString, secretFile ?? "plan.secret"),
            _ => throw new CannotStart($"Database:Provider is '{provider}'; write {Names}."),
        };
}
