using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

/// <summary>Hand-written reads of an objective with its key results, which front ends ask for most often.</summary>
public sealed class OkrReader(KeptConnections connections)
{
    private const string ObjectiveSql = """
        SELECT o.plan_id, o.id, o.version, o.code, o.names, o.wording, s.text, o.period, w.code, f.code, o.scope_id, c.code,
               (SELECT string_agg(b.code, ' ' ORDER BY a.position) FROM alignments a
                   JOIN objectives b ON b.plan_id = a.plan_id AND b.id = a.parent_id
                   WHERE a.plan_id = o.plan_id AND a.child_id = o.id)
        FROM plans n
        JOIN objectives o ON o.plan_id = n.id AND o.code = $2
        JOIN scopes s ON s.plan_id = o.plan_id AND s.id = o.scope_id
        LEFT JOIN parties w ON w.plan_id = o.plan_id AND w.id = o.owner_id
        LEFT JOIN scenarios c ON c.plan_id = o.plan_id AND c.id = o.scenario_id
        LEFT JOIN sections f ON f.plan_id = o.plan_id AND f.id = o.source_id
        WHERE n.code = $1
        """;

    // Put in order after they are read: to have them in order, SQLite goes through every key result of the plan by code.
    private const string ResultsSql = $"""
        SELECT k.id, k.version, k.code, k.names, w.code, p.code, {TargetSql.Columns}
        FROM key_results k
        JOIN targets t ON t.plan_id = k.plan_id AND t.id = k.target_id
        {TargetSql.Joins}
        LEFT JOIN parties w ON w.plan_id = k.plan_id AND w.id = k.owner_id
        LEFT JOIN key_results p ON p.plan_id = k.plan_id AND p.id = k.parent_id
        WHERE k.plan_id = $1 AND k.objective_id = $2
        """;

    private const int FirstTargetColumn = 6;

    /// <summary>Null if the objective does not exist, or the caller may not see it.</summary>
    public Okr? Read(string plan, string code, Visibility visibility)
    {
        using var connection = connections.RentSnapshot();
        using var found = connection.Read(ObjectiveSql, plan, code);
        if (!found.Read() || (visibility.IsLimited && !visibility.Scopes.Contains(found.Integer(10))))
            return null;
        var (planId, id, objective) = (found.Integer(0), found.Integer(1), ObjectiveOf(found));
        found.Dispose();
        var results = new List<MeasuredResult>();
        using var row = connection.Read(ResultsSql, planId, id);
        while (row.Read())
        {
            var target = TargetSql.Read(row, FirstTargetColumn, planId, out var scopeId);
            if (!visibility.IsLimited || visibility.Scopes.Contains(scopeId))
                results.Add(new MeasuredResult(KeyResultOf(row, planId, objective.Code, target.Code), target));
        }
        results.Sort((left, right) => left.KeyResult.Code.CompareTo(right.KeyResult.Code));
        return new Okr(objective, results);
    }

    private static Objective ObjectiveOf(SqlRows row) =>
        new()
        {
            Id = NodeId.Of<Objective>(row.Integer(0), row.Integer(1)),
            Version = row.Integer(2),
            Code = Code.Known(row.Text(3)),
            Names = StoredJson.Text(row, 4),
            Wording = StoredJson.Text(row, 5),
            Scope = Scope.FromCanonical(row.Text(6)),
            Period = row.TextOrNull(7) is { } period ? Period.Parse(period) : null,
            Owner = row.CodeOrNull(8),
            Scenario = row.CodeOrNull(11),
            Source = row.CodeOrNull(9),
            Parents = row.TextOrNull(12) is { } parents ? [.. parents.Split(' ').Select(Code.Known)] : [],
        };

    private static KeyResult KeyResultOf(SqlRows row, long planId, Code objective, Code target) =>
        new()
        {
            Id = NodeId.Of<KeyResult>(planId, row.Integer(0)),
            Version = row.Integer(1),
            Code = Code.Known(row.Text(2)),
            Objective = objective,
            Target = target,
            Names = StoredJson.Text(row, 3),
            Owner = row.CodeOrNull(4),
            Parent = row.CodeOrNull(5),
        };
}
