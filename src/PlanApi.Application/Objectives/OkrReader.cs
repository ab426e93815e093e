using System.Text.Json;
using Microsoft.Data.Sqlite;
using PlanApi.Application.Access;
using PlanApi.Application.Documents;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

/// <summary>Hand-written reads of an objective with its key results: what front ends ask for most.</summary>
public sealed class OkrReader(KeptConnections connections)
{
    private const string ObjectiveSql = """
        SELECT o.plan_id, o.id, o.version, o.code, o.names, o.wording, s.text, o.period, w.code, f.code, o.scope_id,
               (SELECT json_group_array(p.code) FROM (SELECT b.code FROM alignments a
                   JOIN objectives b ON b.plan_id = a.plan_id AND b.id = a.parent_id
                   WHERE a.plan_id = o.plan_id AND a.child_id = o.id ORDER BY a.position) p)
        FROM plans n
        JOIN objectives o ON o.plan_id = n.id AND o.code = @p1
        JOIN scopes s ON s.plan_id = o.plan_id AND s.id = o.scope_id
        LEFT JOIN parties w ON w.plan_id = o.plan_id AND w.id = o.owner_id
        LEFT JOIN sections f ON f.plan_id = o.plan_id AND f.id = o.source_id
        WHERE n.code = @p0
        """;

    private const string ResultsSql = $"""
        SELECT k.id, k.version, k.code, k.names, w.code, {TargetSql.Columns}
        FROM key_results k
        JOIN targets t ON t.plan_id = k.plan_id AND t.id = k.target_id
        {TargetSql.Joins}
        LEFT JOIN parties w ON w.plan_id = k.plan_id AND w.id = k.owner_id
        WHERE k.plan_id = @p0 AND k.objective_id = @p1
        ORDER BY k.code
        """;

    private const int FirstTargetColumn = 5;

    /// <summary>Null where there is no such objective, or where it may not be seen.</summary>
    public Okr? Read(string plan, string code, Visibility? visibility)
    {
        using var connection = connections.Rent();
        long planId, id;
        Objective objective;
        using (var row = connection.Read(ObjectiveSql, plan, code))
        {
            if (!row.Read() || visibility?.Scopes.Contains(row.GetInt64(10)) == false)
                return null;
            (planId, id, objective) = (row.GetInt64(0), row.GetInt64(1), ObjectiveOf(row));
        }
        var results = new List<MeasuredResult>();
        using (var row = connection.Read(ResultsSql, planId, id))
        {
            while (row.Read())
            {
                var target = TargetSql.Read(row, FirstTargetColumn, planId, out var scopeId);
                if (visibility?.Scopes.Contains(scopeId) != false)
                    results.Add(new MeasuredResult(KeyResultOf(row, planId, objective.Code, target.Code), target));
            }
        }
        return new Okr(objective, results);
    }

    private static Objective ObjectiveOf(SqliteDataReader row) => new()
    {
        Id = NodeId.Of(PartKind.Objective, row.GetInt64(0), row.GetInt64(1)),
        Version = row.GetInt64(2),
        Code = Code.Known(row.GetString(3)),
        Names = StoredJson.Text(row, 4),
        Wording = StoredJson.Text(row, 5),
        Scope = Scope.FromCanonical(row.GetString(6)),
        Period = row.IsDBNull(7) ? null : Period.Parse(row.GetString(7)),
        Owner = row.IsDBNull(8) ? null : Code.Known(row.GetString(8)),
        Source = row.IsDBNull(9) ? null : Code.Known(row.GetString(9)),
        Parents = JsonSerializer.Deserialize<IReadOnlyList<Code>>(row.GetString(11), PlanJson.Options)!,
    };

    private static KeyResult KeyResultOf(SqliteDataReader row, long planId, Code objective, Code target) => new()
    {
        Id = NodeId.Of(PartKind.KeyResult, planId, row.GetInt64(0)),
        Version = row.GetInt64(1),
        Code = Code.Known(row.GetString(2)),
        Objective = objective,
        Target = target,
        Names = StoredJson.Text(row, 3),
        Owner = row.IsDBNull(4) ? null : Code.Known(row.GetString(4)),
    };
}
