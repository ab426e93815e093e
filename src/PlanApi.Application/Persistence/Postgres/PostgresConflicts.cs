using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

internal static class PostgresConflicts
{
    /// <summary>Does something that may be refused for what is stored.</summary>
    public static T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PostgresException failure) when (PostgresErrors.ConflictOf(failure) is { } conflict)
        {
            throw conflict;
        }
    }
}
