using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

internal static class PostgresConflicts
{
    /// <summary>Does a write that may conflict with stored data.</summary>
    public static T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.NumericValueOutOfRange)
        {
            throw new OverflowException("A sum is too great for 64 bits.", failure);
        }
        catch (PostgresException failure) when (PostgresErrors.ConflictOf(failure) is { } conflict)
        {
            throw conflict;
        }
    }
}
