using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Cube.Scopes;

internal static class UnusedScopes
{
    /// <summary>Scopes are kept when their last use goes; one that nothing uses must not keep its members from going.</summary>
    public static void Drop(PlanDb db, PartRow row)
    {
        if (row is not (PlaceRow or DimensionRow))
            return;
        var uses = db
            .Model.FindEntityType(typeof(ScopeRow))!
            .GetReferencingForeignKeys()
            .Where(key => key.DeleteBehavior != DeleteBehavior.Cascade)
            .Select(key =>
                $"NOT EXISTS (SELECT 1 FROM \"{key.DeclaringEntityType.GetTableName()}\" u "
                + $"WHERE u.\"{key.Properties[0].GetColumnName()}\" = scopes.plan_id AND u.\"{key.Properties[1].GetColumnName()}\" "
                + "= scopes.id)"
            );
        uses = uses.Append(CellMentions.None("scopes.plan_id", "scopes.id"));
        var column = row is DimensionRow ? "dimension_id" : "member_id";
        var sql =
            "DELETE FROM scopes WHERE plan_id = $1 AND EXISTS (SELECT 1 FROM scope_members m "
            + $"WHERE m.plan_id = scopes.plan_id AND m.scope_id = scopes.id AND m.{column} = $2) AND {string.Join(" AND ", uses)}";
        db.Run(sql, row.PlanId, row.Id);
    }
}
