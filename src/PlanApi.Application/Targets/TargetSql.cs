using System.Data.Common;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Targets;

/// <summary>A target's columns in hand-written reads, where <c>t</c> is the targets' table.</summary>
internal static class TargetSql
{
    public const string Columns = """
        t.id, t.version, t.code, i.code, ts.text, t.period, t.comparator, t.basis, t.against, t.value, t.upper_value, t.currency,
        t.baseline, tb.code, t.rises_by, t.names, t.wording, tf.code, t.scope_id
        """;

    public const string Joins = """
        JOIN indicators i ON i.plan_id = t.plan_id AND i.id = t.indicator_id
        JOIN scopes ts ON ts.plan_id = t.plan_id AND ts.id = t.scope_id
        LEFT JOIN sections tb ON tb.plan_id = t.plan_id AND tb.id = t.baseline_source_id
        LEFT JOIN sections tf ON tf.plan_id = t.plan_id AND tf.id = t.source_id
        """;

    /// <summary>The target whose columns begin at the given one.</summary>
    public static Target Read(DbDataReader row, int at, long planId, out long scopeId)
    {
        scopeId = row.GetInt64(at + 18);
        var baseline = StoredJson.Value<Baseline>(row, at + 12);
        return new Target
        {
            Id = NodeId.Of(PartKind.Target, planId, row.GetInt64(at)),
            Version = row.GetInt64(at + 1),
            Code = Code.Known(row.GetString(at + 2)),
            Indicator = Code.Known(row.GetString(at + 3)),
            Scope = Scope.FromCanonical(row.GetString(at + 4)),
            Period = row.IsDBNull(at + 5) ? null : Period.Parse(row.GetString(at + 5)),
            Comparator = Enum.Parse<Comparator>(row.GetString(at + 6)),
            Basis = Enum.Parse<Basis>(row.GetString(at + 7)),
            Against = row.IsDBNull(at + 8) ? null : GrowthBase.Parse(row.GetString(at + 8)),
            Value = new Quantity(row.GetInt64(at + 9)),
            UpperValue = row.IsDBNull(at + 10) ? null : new Quantity(row.GetInt64(at + 10)),
            Currency = CodeAt(row, at + 11),
            Baseline = baseline is null ? null : baseline with { Source = CodeAt(row, at + 13) },
            RisesBy = row.IsDBNull(at + 14) ? null : Enum.Parse<Grain>(row.GetString(at + 14)),
            Names = StoredJson.Text(row, at + 15),
            Wording = StoredJson.Text(row, at + 16),
            Source = CodeAt(row, at + 17),
        };
    }

    private static Code? CodeAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : Code.Known(row.GetString(column));
}
