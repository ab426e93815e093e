using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Targets;

namespace PlanApi.Application.Targets;

/// <summary>A hand-written read of targets by code.</summary>
public sealed class TargetPages(KeptConnections connections)
{
    private const string Sql = $"""
        SELECT {TargetSql.Columns}
        FROM targets t
        {TargetSql.Joins}
        WHERE t.plan_id = $1
        ORDER BY t.code
        LIMIT $2
        """;

    /// <summary>The first so many of a plan.</summary>
    public Page<Target> First(long planId, int count)
    {
        var (targets, cursors) = (new List<Target>(count), new List<string>(count));
        using var connection = connections.Rent();
        using var row = connection.Read(Sql, planId, (long)count + 1);
        while (row.Read())
        {
            if (targets.Count == count)
                return new Page<Target>(targets, cursors, true);
            var target = TargetSql.Read(row, 0, planId, out _);
            targets.Add(target);
            cursors.Add(Keyset.Cursor("code", target.Code, row.Integer(0)));
        }
        return new Page<Target>(targets, cursors, false);
    }
}
