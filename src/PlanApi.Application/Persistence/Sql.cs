using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PlanApi.Application.Persistence;

internal static class Sql
{
    /// <summary>A command on the context's connection, inside its transaction, with the parameters @p0, @p1, ...</summary>
    public static DbCommand Command(PlanDb db, string sql, params long[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var at = 0; at < values.Length; at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{at}", values[at]);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>A prepared statement with so many parameters, for writing many rows in the open transaction.</summary>
    public static SqliteCommand Prepare(PlanDb db, string sql, int parameters)
    {
        var command = (SqliteCommand)Command(db, sql);
        for (var at = 0; at < parameters; at++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{at}" });
        command.Prepare();
        return command;
    }

    /// <summary>Runs a prepared statement with these values; null is stored as such.</summary>
    public static int Run(SqliteCommand prepared, params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
            prepared.Parameters[at].Value = values[at] ?? DBNull.Value;
        return prepared.ExecuteNonQuery();
    }
}
