using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Targets;

/// <summary>A target's columns in hand-written reads, where <c>t</c> is the targets' table.</summary>
internal static class TargetSql
{
    public const string Columns = """
        t.id, t.version, t.code, i.code, ts.text, t.period, t.comparator, t.basis, t.against, t.value, t.upper_value, t.currency,
        t.baseline, tb.code, t.rises_by, t.names, t.wording, tf.code, t.scope_id, t.pace,
        tc.code, t.derivation, td.code, t.completes
        """;

    public const string Joins = """
        JOIN indicators i ON i.plan_id = t.plan_id AND i.id = t.indicator_id
        JOIN scopes ts ON ts.plan_id = t.plan_id AND ts.id = t.scope_id
        LEFT JOIN sections tb ON tb.plan_id = t.plan_id AND tb.id = t.baseline_source_id
        LEFT JOIN sections tf ON tf.plan_id = t.plan_id AND tf.id = t.source_id
        LEFT JOIN scenarios tc ON tc.plan_id = t.plan_id AND tc.id = t.scenario_id
        LEFT JOIN targets td ON td.plan_id = t.plan_id AND td.id = t.derived_from_id
        """;

    /// <summary>The target whose columns begin at the given one.</summary>
    public static Target Read(SqlRows row, int at, long planId, out long scopeId)
    {
        scopeId = row.Integer(at + 18);
        var baseline = StoredJson.Value<Baseline>(row, at + 12);
        return new Target
        {
            Id = NodeId.Of<Target>(planId, row.Integer(at)),
            Version = row.Integer(at + 1),
            Code = Code.Known(row.Text(at + 2)),
            Indicator = Code.Known(row.Text(at + 3)),
            Scope = Scope.FromCanonical(row.Text(at + 4)),
            Period = row.TextOrNull(at + 5) is { } period ? Period.Parse(period) : null,
            Comparator = Enum.Parse<Comparator>(row.Text(at + 6)),
            Basis = Enum.Parse<Basis>(row.Text(at + 7)),
            Against = row.TextOrNull(at + 8) is { } against ? GrowthBase.Parse(against) : null,
            Value = new Quantity(row.Integer(at + 9)),
            UpperValue = row.IntegerOrNull(at + 10) is { } upper ? new Quantity(upper) : null,
            Currency = CodeAt(row, at + 11),
            Baseline = baseline is null ? null : baseline with { Source = CodeAt(row, at + 13) },
            RisesBy = row.TextOrNull(at + 14) is { } grain ? Enum.Parse<Grain>(grain) : null,
            Completes = row.Integer(at + 23) != 0,
            Pace = StoredJson.Value<Pacing>(row, at + 19),
            Scenario = CodeAt(row, at + 20),
            Derivation = CodeAt(row, at + 22) is { } from ? StoredJson.Value<Derivation>(row, at + 21)! with { From = from } : null,
            Names = StoredJson.Text(row, at + 15),
            Wording = StoredJson.Text(row, at + 16),
            Source = CodeAt(row, at + 17),
        };
    }

    public static Code? CodeAt(SqlRows row, int column) => row.TextOrNull(column) is { } code ? Code.Known(code) : null;
}
