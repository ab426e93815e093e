using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>The stored lights of plans: each on the days on which it changed.</summary>
public sealed class LightHistory(PlanDb db)
{
    /// <summary>The last light of each claim before a day, by the claim's key.</summary>
    public async Task<IReadOnlyDictionary<string, Light>> Before(long planId, DateOnly day, CancellationToken cancellation) =>
        (await Last(planId, day, cancellation)).ToDictionary(pair => pair.Key, pair => pair.Value.Light);

    /// <summary>The same for some days, in their order: in two statements, however many there are.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Light>>> Before(
        long planId,
        IReadOnlyList<DateOnly> days,
        CancellationToken cancellation
    )
    {
        if (days.Count == 0)
            return [];
        var (first, last) = (days.Min(), days.Max());
        var start = await Before(planId, first, cancellation);
        if (first == last)
            return [.. days.Select(_ => start)];
        var between = db.Set<LightRow>().AsNoTracking().Where(row => row.PlanId == planId && row.Day >= first && row.Day < last);
        var changes = (await Keyed(planId, between, cancellation)).OrderBy(light => light.Row.Day).ToArray();
        return [.. days.Select(On)];

        Dictionary<string, Light> On(DateOnly day)
        {
            var known = start.ToDictionary();
            foreach (var light in changes.TakeWhile(light => light.Row.Day < day))
            {
                if (light.IsOfAnother)
                    known.Remove(light.Key);
                else
                    known[light.Key] = light.Row.Light;
            }
            return known;
        }
    }

    /// <summary>The last rows before a day, by the claim's key. None for a target whose last light was one of another indicator.</summary>
    internal async Task<IReadOnlyDictionary<string, LightRow>> Last(long planId, DateOnly day, CancellationToken cancellation)
    {
        var rows = db.Set<LightRow>().AsNoTracking().Where(row => row.PlanId == planId && row.Day < day);
        var last = rows.Where(row =>
            !rows.Any(later =>
                later.TargetId == row.TargetId
                && later.IndicatorId == row.IndicatorId
                && later.Scope == row.Scope
                && later.Period == row.Period
                && later.RiskPartId == row.RiskPartId
                && later.Day > row.Day
            )
        );
        return (await Keyed(planId, last, cancellation))
            .Where(light => !light.IsOfAnother)
            .ToDictionary(light => light.Key, light => light.Row);
    }

    /// <summary>Rows with the keys of their claims, under their present names. Rows of things that no longer exist are left out.</summary>
    internal async Task<IReadOnlyList<KeyedLight>> Keyed(long planId, IQueryable<LightRow> rows, CancellationToken cancellation)
    {
        var found = await (
            from row in rows
            join target in db.Set<TargetRow>().Where(target => target.PlanId == planId) on row.TargetId equals target.Id into targets
            from target in targets.DefaultIfEmpty()
            join indicator in db.Set<IndicatorRow>().Where(indicator => indicator.PlanId == planId)
                on row.IndicatorId equals indicator.Id
                into indicators
            from indicator in indicators.DefaultIfEmpty()
            join risk in db.Set<RiskRow>().Where(risk => risk.PlanId == planId) on row.RiskPartId equals risk.Id into risks
            from risk in risks.DefaultIfEmpty()
            join watched in db.Set<KeyRiskIndicatorRow>().Where(watched => watched.PlanId == planId)
                on row.RiskPartId equals watched.Id
                into watchedNumbers
            from watched in watchedNumbers.DefaultIfEmpty()
            select new
            {
                Row = row,
                Target = target == null ? null : target.Code,
                IsOfAnother = target != null && row.TargetIndicatorId != null && row.TargetIndicatorId != target.IndicatorId,
                Indicator = indicator == null ? null : indicator.Code,
                Risk = risk == null ? null : risk.Code,
                Watched = watched == null ? null : watched.Code,
            }
        ).ToListAsync(cancellation);
        return
        [
            .. found
                .Where(entry => (entry.Target ?? entry.Indicator ?? entry.Risk ?? entry.Watched) is not null)
                .Select(entry => new KeyedLight(
                    entry.Target is { } code ? $"target:{code}"
                        : entry.Risk is { } risk ? RiskKeys.Of(risk)
                        : entry.Watched is { } watched ? RiskKeys.OfWatched(watched)
                        : $"cell:{entry.Indicator}|{entry.Row.Scope}|{entry.Row.Period}",
                    entry.Row,
                    entry.IsOfAnother
                )),
        ];
    }

    /// <summary>Rows in their order with their present names, and the light before each one that the caller may see.</summary>
    internal Task<List<NamedLight>> Named(
        long planId,
        IQueryable<LightRow> rows,
        IQueryable<LightRow> all,
        CancellationToken cancellation
    ) =>
        rows.Select(row => new NamedLight(
                row,
                db.Set<TargetRow>()
                    .Where(target => target.PlanId == planId && target.Id == row.TargetId)
                    .Select(target => target.Code)
                    .FirstOrDefault(),
                db.Set<TargetRow>()
                    .Where(target => target.PlanId == planId && target.Id == row.TargetId)
                    .Select(target => target.Scope!.Text)
                    .FirstOrDefault(),
                db.Set<TargetRow>()
                    .Where(target => target.PlanId == planId && target.Id == row.TargetId)
                    .Select(target => target.Indicator!.Code)
                    .FirstOrDefault()
                    ?? db.Set<IndicatorRow>()
                        .Where(indicator => indicator.PlanId == planId && indicator.Id == row.IndicatorId)
                        .Select(indicator => indicator.Code)
                        .FirstOrDefault(),
                db.Set<RiskRow>()
                    .Where(risk => risk.PlanId == planId && risk.Id == row.RiskPartId)
                    .Select(risk => risk.Code)
                    .FirstOrDefault(),
                db.Set<RiskRow>()
                    .Where(risk => risk.PlanId == planId && risk.Id == row.RiskPartId)
                    .Select(risk => risk.Scope!.Text)
                    .FirstOrDefault(),
                db.Set<KeyRiskIndicatorRow>()
                    .Where(watched => watched.PlanId == planId && watched.Id == row.RiskPartId)
                    .Select(watched => new WatchedName(watched.Code, watched.Risk!.Code, watched.Indicator!.Code, watched.Scope!.Text))
                    .FirstOrDefault(),
                all.Where(before =>
                        before.TargetId == row.TargetId
                        && before.IndicatorId == row.IndicatorId
                        && before.Scope == row.Scope
                        && before.Period == row.Period
                        && before.RiskPartId == row.RiskPartId
                        && (
                            before.TargetIndicatorId == null
                            || row.TargetIndicatorId == null
                            || before.TargetIndicatorId == row.TargetIndicatorId
                        )
                        && before.Day < row.Day
                    )
                    .OrderByDescending(before => before.Day)
                    .Select(before => (Light?)before.Light)
                    .FirstOrDefault()
            ))
            .ToListAsync(cancellation);
}

/// <summary>A stored light with the key of its claim.</summary>
/// <param name="Key">What the claim is called among all claims of the plan.</param>
/// <param name="Row">The light.</param>
/// <param name="IsOfAnother">Whether its target had another indicator then than it has now: it says nothing of the present claim.</param>
internal readonly record struct KeyedLight(string Key, LightRow Row, bool IsOfAnother);

/// <summary>A stored light with the present names of its subject; null where the subject is gone.</summary>
internal sealed record NamedLight(
    LightRow Row,
    string? Target,
    string? TargetScope,
    string? Indicator,
    string? Risk,
    string? RiskScope,
    WatchedName? Watched,
    Light? Before
);

/// <summary>A watched number with the present names of what it mentions.</summary>
internal sealed record WatchedName(string Code, string? Risk, string Indicator, string Scope);
