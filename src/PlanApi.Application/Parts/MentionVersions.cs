using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

internal static class MentionVersions
{
    /// <summary>
    /// When a part gets another code, all parts that mention it look different. So all of them get a new version, and no ETag stands for
    /// two answers.
    /// </summary>
    public static async Task Raise(PlanDb db, PlanRow plan, PartRow row, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        foreach (var path in MentionPath.To(db.Model, row))
        {
            if (path.Mentioning.ClrType == typeof(PlanRow))
            {
                if (db.Number($"SELECT COUNT(*) FROM \"{path.Table}\" WHERE {path.Condition}", row.PlanId, row.Id) > 0)
                    plan.OwnVersion = row.Version;
            }
            else if (path.IsPart)
            {
                db.Run($"UPDATE \"{path.Table}\" SET \"version\" = $3 WHERE {path.Condition}", row.PlanId, row.Id, row.Version);
            }
        }
        LooseMentions.Raise(db, row, row.Version);
    }
}
