using PlanApi.Application.Persistence;

namespace PlanApi.Application.Parts;

/// <summary>
/// Alerts, reviews, comments and evidence name parts by their ids, without foreign keys: a part can go, and what was said about it stays.
/// They show what it is called now, so that they read differently when it is called another, or is gone.
/// </summary>
internal static class LooseMentions
{
    private const string Scopes =
        "SELECT \"scope_id\" FROM \"scope_members\" WHERE \"plan_id\" = @p0 AND (\"dimension_id\" = @p1 OR \"member_id\" = @p1)";

    private const string Subject = $"\"subject_id\" = @p1 OR \"scenario_id\" = @p1 OR \"party_id\" = @p1 OR \"scope_id\" IN ({Scopes})";

    private static readonly (string Table, string Condition)[] _all =
    [
        (
            "alerts",
            "\"target_id\" = @p1 OR \"indicator_id\" = @p1 OR \"target_id\" IN (SELECT \"id\" FROM \"targets\" WHERE \"plan_id\" "
                + $"= @p0 AND (\"indicator_id\" = @p1 OR \"scope_id\" IN ({Scopes})))"
        ),
        ("reviews", "\"schedule_id\" = @p1"),
        (
            "comments",
            $"{Subject} OR \"number\" IN (SELECT \"number\" FROM \"comment_mentions\" WHERE \"plan_id\" = @p0 AND \"party_id\" = @p1)"
        ),
        ("evidence", Subject),
    ];

    /// <summary>All that name a part are at a version from now on.</summary>
    public static async Task Raise(PlanDb db, PartRow row, long version, CancellationToken cancellation)
    {
        foreach (var (table, condition) in _all)
        {
            await using var raise = Sql.Command(
                db,
                $"UPDATE \"{table}\" SET \"version\" = @p2 WHERE \"plan_id\" = @p0 AND ({condition})",
                row.PlanId,
                row.Id,
                version
            );
            await raise.ExecuteNonQueryAsync(cancellation);
        }
    }
}
