using PlanApi.Domain.Calendars;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>A level and a change of the same indicator, scope and period, and the start that they imply together.</summary>
/// <param name="Levels">The place of the level, with all claims about it.</param>
/// <param name="Level">The claim of the level.</param>
/// <param name="Change">The claim of the change.</param>
/// <param name="From">The base of the change; absent if the plan does not state it.</param>
/// <param name="Baseline">The baseline that the two numbers imply, exactly.</param>
/// <param name="Tolerated">The same, with rounded numbers as intervals.</param>
public sealed record ImpliedBaseline(ClaimedPlace Levels, Claim Level, Claim Change, Period? From, Interval Baseline, Interval Tolerated)
{
    /// <summary>The implied baseline in the level's unit.</summary>
    public string Shown => Notation.Of(Baseline) + Notation.UnitOf(Level.Stated, Level.Currency);

    public Step Step =>
        new(
            "implied-baseline",
            Change.Kind == ClaimKind.Points
                ? $"{Notation.Number(Level.Target.Value)} - {Notation.Number(Change.Target.Value)}"
                : $"{Notation.Number(Level.Target.Value)} / {Notation.Number(Change.Factor)}",
            Shown
        );

    /// <summary>
    /// All pairs that matter. If a section states both a level and a change of the same number, it means them together. Claims of
    /// different sections are paired only if no section states both. In each section the tightest claims represent the others.
    /// </summary>
    public static IEnumerable<ImpliedBaseline> In(ClaimSubject subject)
    {
        if (subject.Places.Count < 2)
            yield break;
        var changesByPeriod = subject
            .Places.Where(place =>
                place.Key.Kind != ClaimKind.Level && place.First.Against is not { Period: null } && SpansItsPeriod(place.First)
            )
            .ToLookup(place => place.Period);
        if (changesByPeriod.Count == 0)
            yield break;
        foreach (var levels in subject.Places.Where(place => place.Key is { Kind: ClaimKind.Level, IsForeign: false }))
        {
            foreach (var changes in changesByPeriod[levels.Period])
            {
                foreach (var (level, change) in Pairs(levels, changes))
                {
                    if (Of(levels, level, change) is { } implied)
                        yield return implied;
                }
            }
        }
    }

    /// <summary>A stated start that does not fit the implied one, with its period; without a period if the plan states none.</summary>
    public (Place Place, Period? Period)? OpposedBy(PlanIndex plan, ClaimSubject subject)
    {
        // A value for another time than the one from which the change is measured says nothing about it.
        var dated = From is { } when ? plan.Starts.ExtremesOf(subject.Indicator, subject.Scope, when) : null;
        var undated = plan.Starts.ExtremesOf(subject.Indicator, subject.Scope, null);
        var start = dated?.Opposing(Tolerated) ?? undated?.Opposing(Tolerated);
        if (start is not null)
            return (start.Place, start.Period);
        if (
            From is { } from
            && plan.Claims.LevelAt(subject.Indicator, subject.Scope, from) is { } then
            && then.Claims.FirstOrDefault(claim => !claim.Tolerated.Overlaps(Tolerated)) is { } opposing
        )
            return (Places.Of(opposing), opposing.Period);
        return null;
    }

    private static ImpliedBaseline? Of(ClaimedPlace levels, Claim level, Claim change)
    {
        var from = change.Against?.Period;
        if (change.Kind == ClaimKind.Points)
        {
            return new ImpliedBaseline(levels, level, change, from, level.Interval - change.Interval, level.Tolerated - change.Tolerated);
        }
        if (change.Factors.Low is not { Value.Sign: > 0 } && change.Factors.High is not { Value.Sign: > 0 })
            return null;
        var exact = change.Interval.Times(Fraction.Of(1, 100)).Plus(Fraction.One);
        return new ImpliedBaseline(levels, level, change, from, Quotient(level.Interval, exact), Quotient(level.Tolerated, change.Factors));
    }

    /// <summary>
    /// If a level has only a lower bound, its start is at least this bound divided by the highest factor; negative ends are cut off at
    /// zero.
    /// </summary>
    private static Interval Quotient(Interval level, Interval factors) =>
        level.Intersect(Interval.AtLeast(Fraction.Zero)) / factors.Intersect(Interval.AtLeast(Fraction.Zero));

    private static IEnumerable<(Claim Level, Claim Change)> Pairs(ClaimedPlace levels, ClaimedPlace changes)
    {
        var aims = levels.Claims.Where(level => !level.IsLimit).ToList();
        var growths = changes.Claims.Where(change => !change.IsLimit).ToList();
        var bySource = growths.GroupBy(change => change.Target.Source).ToDictionary(group => group.Key ?? default, Tightest);
        var paired = false;
        foreach (var group in aims.GroupBy(level => level.Target.Source))
        {
            if (!bySource.TryGetValue(group.Key ?? default, out var change))
                continue;
            paired = true;
            yield return (Tightest(group), change);
        }
        if (!paired && aims.Count > 0 && growths.Count > 0)
            yield return (Tightest(aims), Tightest(growths));
    }

    /// <summary>An exact number before an open one, the higher before the lower.</summary>
    private static Claim Tightest(IEnumerable<Claim> claims) =>
        claims.Aggregate(
            (best, next) =>
                (next.Target.Comparator == Comparator.Equal) != (best.Target.Comparator == Comparator.Equal)
                    ? next.Target.Comparator == Comparator.Equal
                        ? next
                        : best
                    : next.Target.Value > best.Target.Value
                        ? next
                        : best
        );

    /// <summary>
    /// Whether the change is from one whole period to another of the same length, so that level and change are about the same number.
    /// </summary>
    private static bool SpansItsPeriod(Claim change) => change.Against is not { Period: { } from } || from.Grain == change.Period.Grain;
}
