using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Targets;

/// <summary>A target's columns in every hand-written read, where <c>t</c> is the targets' table.</summary>
internal static class TargetSql
{
    /// <summary>The table's own columns, with the ids of the parts that a target mentions.</summary>
    public const string Own = """
        t.id, t.version, t.code, t.indicator_id, t.scope_id, t.period, t.comparator, t.basis, t.against, t.value, t.upper_value, t.currency,
        t.baseline, t.rises_by, t.names, t.wording, t.pace, t.derivation, t.completes,
        t.baseline_source_id, t.source_id, t.scenario_id, t.derived_from_id
        """;

    /// <summary>The table's own columns, and the codes of the parts that a target mentions, which <see cref="Joins"/> finds.</summary>
    public const string Columns = $"{Own}, i.code, ts.text, tb.code, tf.code, tc.code, td.code";

    public const string Joins = """
        JOIN indicators i ON i.plan_id = t.plan_id AND i.id = t.indicator_id
        JOIN scopes ts ON ts.plan_id = t.plan_id AND ts.id = t.scope_id
        LEFT JOIN sections tb ON tb.plan_id = t.plan_id AND tb.id = t.baseline_source_id
        LEFT JOIN sections tf ON tf.plan_id = t.plan_id AND tf.id = t.source_id
        LEFT JOIN scenarios tc ON tc.plan_id = t.plan_id AND tc.id = t.scenario_id
        LEFT JOIN targets td ON td.plan_id = t.plan_id AND td.id = t.derived_from_id
        """;

    private const int FirstMention = 19;
    private const int FirstCode = 23;

    /// <summary>The target whose <see cref="Columns"/> begin at the given one.</summary>
    public static Target Read(SqlRows row, int at, long planId, out long scopeId)
    {
        scopeId = row.Integer(at + 4);
        return Read(row, at, planId, Joined.Codes);
    }

    /// <summary>
    /// The target whose <see cref="Own"/> columns begin at the given one, with the codes of its mentioned parts from elsewhere.
    /// </summary>
    public static Target Read(SqlRows row, int at, long planId, TargetCodes codes)
    {
        var (baseline, derivation) = (StoredJson.Value<Baseline>(row, at + 12), StoredJson.Value<Derivation>(row, at + 17));
        return new Target
        {
            Id = !codes.ShowsIds ? null : NodeId.Of<Target>(planId, row.Integer(at)),
            Version = codes.ShowsIds ? row.Integer(at + 1) : null,
            Code = Code.Known(row.Text(at + 2)),
            Indicator = codes.Indicator(row, at + 3),
            Scope = codes.Scope(row, at + 4),
            Period = row.TextOrNull(at + 5) is { } period ? codes.Period(period) : null,
            Comparator = Enum.Parse<Comparator>(row.Text(at + 6)),
            Basis = Enum.Parse<Basis>(row.Text(at + 7)),
            Against = row.TextOrNull(at + 8) is { } against ? GrowthBase.Parse(against) : null,
            Value = new Quantity(row.Integer(at + 9)),
            UpperValue = row.IntegerOrNull(at + 10) is { } upper ? new Quantity(upper) : null,
            Currency = row.CodeOrNull(at + 11),
            Baseline = baseline is null ? null : baseline with { Source = Mentioned(TargetMention.BaselineSource) },
            RisesBy = row.TextOrNull(at + 13) is { } grain ? Enum.Parse<Grain>(grain) : null,
            Names = StoredJson.Text(row, at + 14),
            Wording = StoredJson.Text(row, at + 15),
            Pace = StoredJson.Value<Pacing>(row, at + 16),
            Derivation = Mentioned(TargetMention.Origin) is { } from ? derivation! with { From = from } : null,
            Completes = row.Boolean(at + 18),
            Source = Mentioned(TargetMention.Source),
            Scenario = Mentioned(TargetMention.Scenario),
        };

        Code? Mentioned(TargetMention mention)
        {
            var column = at + FirstMention + (int)mention;
            return row.IsNull(column) ? null : codes.Mentioned(row, column, mention);
        }
    }

    /// <summary>Codes from the joined columns.</summary>
    private sealed class Joined : TargetCodes
    {
        public static readonly Joined Codes = new();

        public override Code Indicator(SqlRows row, int column) => Code.Known(row.Text(column - 3 + FirstCode));

        public override Scope Scope(SqlRows row, int column) => Domain.Values.Scope.FromCanonical(row.Text(column - 4 + FirstCode + 1));

        public override Code Mentioned(SqlRows row, int column, TargetMention mention) =>
            Code.Known(row.Text(column - FirstMention + FirstCode + 2));
    }
}

/// <summary>The parts that a target may mention in addition to its indicator and scope, in the order of the columns.</summary>
internal enum TargetMention
{
    BaselineSource,
    Source,
    Scenario,
    Origin,
}

/// <summary>The codes of the parts that a target mentions, by the columns of their ids.</summary>
internal abstract class TargetCodes
{
    /// <summary>Whether targets are shown with their ids and versions.</summary>
    public virtual bool ShowsIds => true;

    public abstract Code Indicator(SqlRows row, int column);

    public abstract Scope Scope(SqlRows row, int column);

    public abstract Code Mentioned(SqlRows row, int column, TargetMention mention);

    public virtual Period Period(string text) => Domain.Calendars.Period.Parse(text);
}
