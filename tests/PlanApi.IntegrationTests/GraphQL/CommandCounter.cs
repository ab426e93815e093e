using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>
/// Counts the commands that reach the database, but for the one that recognises the caller: it is left out while the database is unchanged,
/// and a server of PostgreSQL says that of all its databases together, others' among them.
/// </summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private int _count;

    public int Count => _count;

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Add(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Add(command);
        return ValueTask.FromResult(result);
    }

    private void Add(DbCommand command)
    {
        if (!command.CommandText.Contains("api_keys", StringComparison.Ordinal))
            Interlocked.Increment(ref _count);
    }

    /// <summary>How many commands the work takes.</summary>
    public async Task<int> During(Func<Task> work)
    {
        var before = _count;
        await work();
        return _count - before;
    }
}
