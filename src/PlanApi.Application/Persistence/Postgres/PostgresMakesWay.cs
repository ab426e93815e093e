using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>
/// Commands of EF also wait until the connection is free, and their results are moved to memory when another statement comes.
/// </summary>
internal sealed class PostgresMakesWay : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Free(command.Connection, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Free(command.Connection, result));

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
        MakesWay(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    ) => new(MakesWay(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    ) => Free(command.Connection, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => new(Free(command.Connection, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => Free(command.Connection, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(Free(command.Connection, result));

    private static DbDataReader MakesWay(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) =>
        eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery
            ? new PostgresReader(PostgresConnection.Of((NpgsqlConnection)command.Connection!), (NpgsqlDataReader)result)
            : result;

    private static InterceptionResult<T> Free<T>(DbConnection? connection, InterceptionResult<T> result)
    {
        PostgresConnection.Of((NpgsqlConnection)connection!).Free();
        return result;
    }
}
