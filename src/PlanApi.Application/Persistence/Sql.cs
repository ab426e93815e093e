using System.Data.Common;
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
}
