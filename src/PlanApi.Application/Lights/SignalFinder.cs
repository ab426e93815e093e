using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Indicators;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>
/// Limits lights and alerts to the targets, numbers and risks that the caller may see, both with their present places and indicators and
/// with those at that time. A light of a subject that no longer exists is not told.
/// </summary>
public sealed class SignalFinder(PlanDb db, IndicatorStore indicators, VisibilityFinder visibility)
{
    internal async Task<IQueryable<TRow>> Seen<TRow>(long planId, IQueryable<TRow> rows, CancellationToken cancellation)
        where TRow : class, ISignalRow
    {
        var own = rows.Where(row => row.PlanId == planId);
        var seen = await visibility.For(planId, cancellation);
        if (!seen.IsLimited)
            return own;
        long[] numbers = [.. (await Numbers(planId, seen, cancellation)).Values];
        var byIndicator = seen.Indicators is not null;
        // The scopes of numbers of the cube are stored nowhere else: there are as many as the matrix has cells.
        var texts = await own.Where(row => row.TargetId == 0 && row.RiskPartId == 0)
            .Select(row => row.Scope)
            .Distinct()
            .ToListAsync(cancellation);
        string[] places = [.. texts.Where(text => seen.MaySee(Scope.FromCanonical(text)))];
        return own.Where(row =>
            row.RiskPartId != 0
                ? !byIndicator
                    && row.ScopeId != null
                    && seen.Scopes.Contains(row.ScopeId.Value)
                    && (
                        db.Set<RiskRow>()
                            .Any(risk => risk.PlanId == planId && risk.Id == row.RiskPartId && seen.Scopes.Contains(risk.ScopeId))
                        || db.Set<KeyRiskIndicatorRow>()
                            .Any(watched =>
                                watched.PlanId == planId
                                && watched.Id == row.RiskPartId
                                && seen.Scopes.Contains(watched.ScopeId)
                                && (watched.RiskId == null || seen.Scopes.Contains(watched.Risk!.ScopeId))
                                && numbers.Contains(watched.IndicatorId)
                            )
                    )
            : row.TargetId == 0 ? places.Contains(row.Scope) && numbers.Contains(row.IndicatorId)
            : row.ScopeId != null
                && seen.Scopes.Contains(row.ScopeId.Value)
                && (row.TargetIndicatorId == null ? !byIndicator : numbers.Contains(row.TargetIndicatorId.Value))
                && db.Set<TargetRow>()
                    .Any(target =>
                        target.PlanId == planId
                        && target.Id == row.TargetId
                        && seen.Scopes.Contains(target.ScopeId)
                        && numbers.Contains(target.IndicatorId)
                    )
        );
    }

    /// <summary>The ids of the indicators whose numbers depend on no hidden total; a share, for example, would reveal its whole.</summary>
    internal async Task<IReadOnlyDictionary<Code, long>> Numbers(long planId, Visibility seen, CancellationToken cancellation)
    {
        var all = await indicators.All(planId, Visibility.Everything).ToListAsync(cancellation);
        var hidden = FollowingTotals(all, seen.HidesTotalsOf);
        return all.Where(indicator => seen.MaySee(indicator.Code) && !hidden.Contains(indicator.Code))
            .ToDictionary(indicator => indicator.Code, indicator => NodeId.TryParse(indicator.Id!, out _, out _, out var id) ? id : 0);
    }

    /// <summary>
    /// The indicators whose numbers depend on totals over some dimensions: shares of them, and indicators computed from shares.
    /// </summary>
    internal static IReadOnlySet<Code> FollowingTotals(IReadOnlyCollection<Indicator> all, Func<Code, bool> over)
    {
        var following = new HashSet<Code>();
        int before;
        do
        {
            before = following.Count;
            following.UnionWith(
                all.Where(indicator => (indicator.ShareOf is { } dimension && over(dimension)) || Inputs(indicator).Any(following.Contains))
                    .Select(indicator => indicator.Code)
                    .ToList()
            );
        } while (following.Count > before);
        return following;
    }

    private static IEnumerable<Code> Inputs(Indicator indicator) =>
        new[] { indicator.Numerator, indicator.Denominator, indicator.WeightedBy, indicator.Base }
            .OfType<Code>()
            .Concat(Formula.Parse(indicator.Formula).Formula?.Mentions ?? []);
}
