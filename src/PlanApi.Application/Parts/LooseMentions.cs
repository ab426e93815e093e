using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>
/// Alerts, reviews, comments and evidence name parts by id, without foreign keys, so that they stay when a part is deleted. They show the
/// part's present name. Their content therefore changes when the part is renamed or deleted.
/// </summary>
internal static class LooseMentions
{
    private const string Scopes =
        "SELECT \"scope_id\" FROM \"scope_members\" WHERE \"plan_id\" = $1 AND (\"dimension_id\" = $2 OR \"member_id\" = $2)";

    private const string Subject = $"\"subject_id\" = $2 OR \"scenario_id\" = $2 OR \"party_id\" = $2 OR \"scope_id\" IN ({Scopes})";

    private static readonly (string Table, string Condition)[] _all =
    [
        (
            "alerts",
            "\"target_id\" = $2 OR \"indicator_id\" = $2 OR \"target_id\" IN (SELECT \"id\" FROM \"targets\" WHERE \"plan_id\" "
                + $"= $1 AND (\"indicator_id\" = $2 OR \"scope_id\" IN ({Scopes})))"
        ),
        ("reviews", "\"schedule_id\" = $2"),
        (
            "comments",
            $"{Subject} OR \"number\" IN (SELECT \"number\" FROM \"comment_mentions\" WHERE \"plan_id\" = $1 AND \"party_id\" = $2)"
        ),
        ("evidence", Subject),
    ];

    /// <summary>Gives a new version to everything that mentions a part.</summary>
    public static void Raise(PlanDb db, PartRow row, long version)
    {
        foreach (var (table, condition) in _all)
        {
            db.Run($"UPDATE \"{table}\" SET \"version\" = $3 WHERE \"plan_id\" = $1 AND ({condition})", row.PlanId, row.Id, version);
        }
    }
}
