using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Targets;

/// <summary>
/// A hand-written read of all visible targets of a plan, for validation and export of plans with a hundred thousand targets: one pass over
/// one table. Codes, scopes and periods that many targets share are made once. Without ids and versions.
/// </summary>
internal sealed class TargetTable(PlanDb db)
{
    private const string Sql = $"SELECT {TargetSql.Own} FROM targets t WHERE t.plan_id = $1 ORDER BY t.id";

    public async Task<IReadOnlyList<Target>> Read(long planId, Visibility visibility, CancellationToken cancellation) =>
        await All(planId, visibility, cancellation).ToListAsync(cancellation);

    /// <summary>The same, one after the other, for callers that need only one at a time.</summary>
    public async IAsyncEnumerable<Target> All(long planId, Visibility visibility, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var codes = await Codes(planId, cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            using var statement = db.Prepare(Sql);
            using var row = statement.Read(planId);
            while (row.Read())
            {
                if (visibility.IsLimited && !visibility.Scopes.Contains(row.Integer(4)))
                    continue;
                var target = TargetSql.Read(row, 0, planId, codes);
                if (visibility.MaySee(target.Indicator))
                    yield return target;
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<KnownCodes> Codes(long planId, CancellationToken cancellation)
    {
        // A plan has many more scopes than those of its targets: one for each place that cells lie at.
        var named = db.Set<TargetRow>().Where(row => row.PlanId == planId).Select(row => row.ScopeId);
        return new KnownCodes(
            await Codes(db.Set<IndicatorRow>().Where(row => row.PlanId == planId), cancellation),
            await db.Set<ScopeRow>()
                .Where(row => row.PlanId == planId && named.Contains(row.Id))
                .Select(row => new { row.Id, row.Text })
                .ToDictionaryAsync(row => row.Id, row => Scope.FromCanonical(row.Text), cancellation),
            await Codes(db.Set<SectionRow>().Where(row => row.PlanId == planId), cancellation),
            await Codes(db.Set<ScenarioRow>().Where(row => row.PlanId == planId), cancellation),
            await Codes(
                db.Set<TargetRow>()
                    .Where(row =>
                        row.PlanId == planId && db.Set<TargetRow>().Any(other => other.PlanId == planId && other.DerivedFromId == row.Id)
                    ),
                cancellation
            )
        );
    }

    private static Task<Dictionary<long, Code>> Codes<TRow>(IQueryable<TRow> rows, CancellationToken cancellation)
        where TRow : PartRow =>
        rows.Select(row => new { row.Id, row.Code }).ToDictionaryAsync(row => row.Id, row => Code.Known(row.Code), cancellation);

    /// <summary>Codes by id, read before.</summary>
    private sealed class KnownCodes(
        Dictionary<long, Code> indicators,
        Dictionary<long, Scope> scopes,
        Dictionary<long, Code> sections,
        Dictionary<long, Code> scenarios,
        Dictionary<long, Code> origins
    ) : TargetCodes
    {
        private readonly Dictionary<string, Period> _periods = [];

        public override bool ShowsIds => false;

        public override Code Indicator(SqlRows row, int column) => indicators[row.Integer(column)];

        public override Scope Scope(SqlRows row, int column) => scopes[row.Integer(column)];

        public override Code Mentioned(SqlRows row, int column, TargetMention mention) =>
            mention switch
            {
                TargetMention.Scenario => scenarios[row.Integer(column)],
                TargetMention.Origin => origins[row.Integer(column)],
                _ => sections[row.Integer(column)],
            };

        public override Period Period(string text)
        {
            if (!_periods.TryGetValue(text, out var period))
                _periods.Add(text, period = base.Period(text));
            return period;
        }
    }
}
