using Microsoft.EntityFrameworkCore;

namespace PlanApi.Application.Persistence;

internal static class PlanEraser
{
    /// <summary>Deletes every row of a plan. References are checked when the transaction ends, so that the order does not matter.</summary>
    public static void Erase(PlanDb db, long planId)
    {
        db.DeferReferences();
        var tables = db
            .Model.GetEntityTypes()
            .Where(type => type.FindProperty("PlanId") is not null)
            .Select(type => type.GetTableName()!)
            .Distinct();
        foreach (var table in tables)
            db.Run($"DELETE FROM \"{table}\" WHERE plan_id = $1", planId);
        db.Run("DELETE FROM plans WHERE id = $1", planId);
    }
}
