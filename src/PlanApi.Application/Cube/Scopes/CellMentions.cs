using PlanApi.Application.Dimensions;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Cube.Scopes;

/// <summary>Whether cells stand at scopes; cells have no foreign key to them, but each partition finds its own by scope.</summary>
internal static class CellMentions
{
    private static readonly string[] Tables = ["cells", "past_cells"];

    /// <summary>Whether a cell stands at a scope that names the member, group or dimension.</summary>
    public static async Task<bool> Any(PlanDb db, PartRow row, CancellationToken cancellation)
    {
        if (row is not (PlaceRow or DimensionRow))
            return false;
        var column = row is DimensionRow ? "dimension_id" : "member_id";
        await using var command = Sql.Command(
            db,
            $"SELECT EXISTS (SELECT 1 FROM scope_members m WHERE m.plan_id = @p0 AND m.{column} = @p1 AND NOT "
                + $"({None("m.plan_id", "m.scope_id")}))",
            row.PlanId,
            row.Id
        );
        return (long)(await command.ExecuteScalarAsync(cancellation))! != 0;
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
