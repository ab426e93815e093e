using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PlanApi.Application.Cube;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Parts;

/// <summary>Finds what still mentions a row, from the model's own foreign keys. Identifiers come from the model, values are parameters.</summary>
internal static class MentionFinder
{
    private const int PerTable = 3;

    /// <summary>A few of the rows that mention this one, such as <c>targets 'a', 'b'</c>, one text for each table.</summary>
    public static async Task<IReadOnlyList<string>> Find(PlanDb db, PartRow row, CancellationToken cancellation)
    {
        var entity = db.Model.FindEntityType(row.GetType())!;
        var found = new List<string>();
        await DropUnusedScopes(db, row, cancellation);
        foreach (var key in entity.GetReferencingForeignKeys().Concat(entity.BaseType?.GetReferencingForeignKeys() ?? []))
        {
            if (key.DeleteBehavior == DeleteBehavior.Cascade)
                continue;
            var codes = await Codes(db, key, row, cancellation);
            if (codes.Count > 0)
                found.Add($"{key.DeclaringEntityType.GetTableName()} {string.Join(", ", codes.Select(code => $"'{code}'"))}");
        }
        return found;
    }

    private static async Task<List<string>> Codes(PlanDb db, IForeignKey key, PartRow row, CancellationToken cancellation)
    {
        var declaring = key.DeclaringEntityType;
        var name = declaring.FindProperty("Code") ?? declaring.FindProperty("Text") ?? declaring.FindPrimaryKey()!.Properties[1];
        var sql = $"SELECT \"{name.GetColumnName()}\" FROM \"{declaring.GetTableName()}\" WHERE " +
            string.Join(" AND ", key.Properties.Select((property, at) => $"\"{property.GetColumnName()}\" = @p{at}")) +
            $" LIMIT {PerTable}";
        await using var command = Command(db, sql, row.PlanId, row.Id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var codes = new List<string>();
        while (await reader.ReadAsync(cancellation))
            codes.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return codes;
    }

    /// <summary>Scopes are kept when their last use goes; one that nothing uses must not keep its members.</summary>
    private static async Task DropUnusedScopes(PlanDb db, PartRow row, CancellationToken cancellation)
    {
        if (row is not (Dimensions.PlaceRow or Dimensions.DimensionRow))
            return;
        var uses = db.Model.FindEntityType(typeof(ScopeRow))!.GetReferencingForeignKeys()
            .Where(key => key.DeleteBehavior != DeleteBehavior.Cascade)
            .Select(key => $"NOT EXISTS (SELECT 1 FROM \"{key.DeclaringEntityType.GetTableName()}\" u " +
                $"WHERE u.\"{key.Properties[0].GetColumnName()}\" = scopes.plan_id AND u.\"{key.Properties[1].GetColumnName()}\" = scopes.id)");
        var column = row is Dimensions.DimensionRow ? "dimension_id" : "member_id";
        var sql = "DELETE FROM scopes WHERE plan_id = @p0 AND EXISTS (SELECT 1 FROM scope_members m " +
            $"WHERE m.plan_id = scopes.plan_id AND m.scope_id = scopes.id AND m.{column} = @p1) AND {string.Join(" AND ", uses)}";
        await using var command = Command(db, sql, row.PlanId, row.Id);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(PlanDb db, string sql, params long[] values)
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
