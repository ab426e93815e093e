using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Cube.Scopes;

/// <summary>Whether cells stand at scopes; cells have no foreign key to them, but each partition finds its own by scope.</summary>
internal static class CellMentions
{
    private static readonly string[] Tables = ["cells", "past_cells"];

    /// <summary>Whether a cell stands at a scope that names the member, group or dimension.</summary>
    public static bool Any(PlanDb db, PartRow row)
    {
        if (row is not (PlaceRow or DimensionRow))
            return false;
        var column = row is DimensionRow ? "dimension_id" : "member_id";
        var sql =
            $"SELECT 1 FROM scope_members m WHERE m.plan_id = $1 AND m.{column} = $2 AND NOT ({None("m.plan_id", "m.scope_id")}) LIMIT 1";
        return db.Number(sql, row.PlanId, row.Id) is not null;
    }

    /// <summary>SQL that holds where no cell stands at the scope.</summary>
    public static string None(string plan, string scope) =>
        string.Join(
            " AND ",
            Tables.Select(table =>
                $"NOT EXISTS (SELECT 1 FROM partitions p JOIN {table} c ON c.plan_id = p.plan_id AND c.partition_id = p.id AND "
                + $"c.scope_id = {scope} "
                + $"WHERE p.plan_id = {plan})"
            )
        );
}
