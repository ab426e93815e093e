using Microsoft.EntityFrameworkCore;

namespace PlanApi.Application.Persistence;

internal static class PlanEraser
{
    /// <summary>Deletes every row of a plan. References are checked when the transaction ends, so that the order does not matter.</summary>
    public static async Task Erase(PlanDb db, long planId, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", cancellation);
        var tables = db
            .Model.GetEntityTypes()
            .Where(type => type.FindProperty("PlanId") is not null)
            .Select(type => type.GetTableName()!)
            .Distinct();
        foreach (var table in tables)
        {
            // The name comes from the model; the value is a parameter.
            var sql = $"DELETE FROM \"{table}\" WHERE plan_id = {{0}}";
            await db.Database.ExecuteSqlRawAsync(sql, [planId], cancellation);
        }
        await db.Database.ExecuteSqlRawAsync("DELETE FROM plans WHERE id = {0}", [planId], cancellation);
    }
}
