using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>Counts the commands that reach the database.</summary>
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
        Interlocked.Increment(ref _count);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }

    /// <summary>How many commands the work takes.</summary>
    public async Task<int> During(Func<Task> work)
    {
        var before = _count;
        await work();
        return _count - before;
    }
}
