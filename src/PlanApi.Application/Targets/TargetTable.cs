using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Scopes;
using PlanApi.Application.Indicators;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Scenarios;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Targets;

/// <summary>
/// A hand-written read of all of a plan's targets that may be seen, for validation and export of plans with a hundred thousand: one pass
/// over one table. Codes, scopes and periods that many targets share are made once. Without ids and versions.
/// </summary>
internal sealed class TargetTable(PlanDb db)
{
    private const string Sql = """
        SELECT code, indicator_id, scope_id, period, comparator, basis, against, value, upper_value, currency,
               baseline, baseline_source_id, rises_by, names, wording, source_id, pace,
               scenario_id, derivation, derived_from_id, completes
        FROM targets WHERE plan_id = @plan ORDER BY id
        """;

    private static readonly Dictionary<string, Comparator> Comparators = Named<Comparator>();
    private static readonly Dictionary<string, Basis> Bases = Named<Basis>();

    private readonly Dictionary<string, Period> _periods = [];
    private Dictionary<long, Code> _indicators = [];
    private Dictionary<long, Code> _sections = [];
    private Dictionary<long, Scope> _scopes = [];
    private Dictionary<long, Code> _scenarios = [];
    private Dictionary<long, Code> _derived = [];

    public async Task<IReadOnlyList<Target>> Read(long planId, Visibility visibility, CancellationToken cancellation) =>
        await All(planId, visibility, cancellation).ToListAsync(cancellation);

    /// <summary>The same, one after the other, for who needs no more than one at a time.</summary>
    public async IAsyncEnumerable<Target> All(long planId, Visibility visibility, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _indicators = await db.Set<IndicatorRow>()
            .Where(row => row.PlanId == planId)
            .Select(row => new { row.Id, row.Code })
            .ToDictionaryAsync(row => row.Id, row => Code.Known(row.Code), cancellation);
        _sections = await db.Set<SectionRow>()
            .Where(row => row.PlanId == planId)
            .Select(row => new { row.Id, row.Code })
            .ToDictionaryAsync(row => row.Id, row => Code.Known(row.Code), cancellation);
        _scenarios = await db.Set<ScenarioRow>()
            .Where(row => row.PlanId == planId)
            .Select(row => new { row.Id, row.Code })
            .ToDictionaryAsync(row => row.Id, row => Code.Known(row.Code), cancellation);
        _derived = await db.Set<TargetRow>()
            .Where(row => row.PlanId == planId && row.DerivedFromId != null)
            .Select(row => new { row.DerivedFrom!.Id, row.DerivedFrom.Code })
            .Distinct()
            .ToDictionaryAsync(row => row.Id, row => Code.Known(row.Code), cancellation);
        // A plan has many more scopes than those of its targets: one for each place that cells lie at.
        var named = db.Set<TargetRow>().Where(row => row.PlanId == planId).Select(row => row.ScopeId);
        _scopes = await db.Set<ScopeRow>()
            .Where(row => row.PlanId == planId && named.Contains(row.Id))
            .Select(row => new { row.Id, row.Text })
            .ToDictionaryAsync(row => row.Id, row => Scope.FromCanonical(row.Text), cancellation);

        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Sql;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var plan = command.CreateParameter();
            (plan.ParameterName, plan.Value) = ("@plan", planId);
            command.Parameters.Add(plan);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            // SQLite reads synchronously under any name; a token on each row would only cost.
            while (reader.Read())
            {
                if (!visibility.IsLimited || visibility.Scopes.Contains(reader.GetInt64(2)))
                    yield return TargetOf(reader);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private Target TargetOf(DbDataReader row)
    {
        var baseline = StoredJson.Value<Baseline>(row, 10);
        return new Target
        {
            Code = Code.Known(row.GetString(0)),
            Indicator = _indicators[row.GetInt64(1)],
            Scope = _scopes[row.GetInt64(2)],
            Period = row.IsDBNull(3) ? null : PeriodOf(row.GetString(3)),
            Comparator = Comparators[row.GetString(4)],
            Basis = Bases[row.GetString(5)],
            Against = row.IsDBNull(6) ? null : GrowthBase.Parse(row.GetString(6)),
            Value = new Quantity(row.GetInt64(7)),
            UpperValue = row.IsDBNull(8) ? null : new Quantity(row.GetInt64(8)),
            Currency = row.IsDBNull(9) ? null : Code.Known(row.GetString(9)),
            Baseline = baseline is null ? null : baseline with { Source = SectionAt(row, 11) },
            RisesBy = row.IsDBNull(12) ? null : Enum.Parse<Grain>(row.GetString(12)),
            Completes = row.GetBoolean(20),
            Pace = StoredJson.Value<Pacing>(row, 16),
            Scenario = row.IsDBNull(17) ? null : _scenarios[row.GetInt64(17)],
            Derivation = row.IsDBNull(19) ? null : StoredJson.Value<Derivation>(row, 18)! with { From = _derived[row.GetInt64(19)] },
            Names = StoredJson.Text(row, 13),
            Wording = StoredJson.Text(row, 14),
            Source = SectionAt(row, 15),
        };
    }

    private Code? SectionAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : _sections[row.GetInt64(column)];

    private Period PeriodOf(string text)
    {
        if (!_periods.TryGetValue(text, out var period))
            _periods.Add(text, period = Period.Parse(text));
        return period;
    }

    private static Dictionary<string, TEnum> Named<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().ToDictionary(value => value.ToString(), StringComparer.Ordinal);
}
