using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>Targets for levels, together with the plan's statements about their start.</summary>
internal static class TargetsAgainstBaseline
{
    /// <summary>
    /// Each aim with its own baseline. Without one, with the plan's latest statement of the same number before the target's period; a
    /// number that adds up over time is compared only with a period of the same length. One claim is compared with one start, so that
    /// there are as many pairs as claims.
    /// </summary>
    public static IEnumerable<(Claim Claim, Start Start)> In(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects)
        {
            if (plan.Starts.Of(subject.Indicator, subject.Scope) is not { Count: > 0 } starts)
                continue;
            var own = new Dictionary<Code, Start>();
            var past = new Dictionary<Grain, SortedList<DateOnly, Start>>();
            foreach (var start in starts)
            {
                if (start.Target is { } target)
                    own.TryAdd(target.Code, start);
                else if (start.Period is { } period)
                {
                    var length = LengthOf(subject.Places[0].Indicator, period);
                    if (!past.TryGetValue(length, out var list))
                        past[length] = list = [];
                    list.TryAdd(plan.Calendar.Days(period).Last, start);
                }
            }
            foreach (var place in subject.Places.Where(place => place.Key is { Kind: ClaimKind.Level, IsForeign: false }))
            {
                var length = LengthOf(place.Indicator, place.Period);
                var latest = past.TryGetValue(length, out var list) ? LatestBefore(list, plan.Calendar.Days(place.Period).First) : null;
                foreach (var claim in place.Claims)
                {
                    if (
                        !claim.IsLimit
                        && !claim.Interval.IsEmpty
                        && (own.GetValueOrDefault(claim.Target.Code) ?? latest) is { } start
                        && (start.Period is not { } from || LengthOf(place.Indicator, from) == length)
                    )
                        yield return (claim, start);
                }
            }
        }
    }

    /// <summary>Whether everything that the start allows is already better than the best that the target asks for.</summary>
    public static bool IsPast(Claim claim, Start start) =>
        claim.Stated.Direction switch
        {
            Direction.HigherIsBetter => start.Interval.Low is { } low
                && Interval.AreDisjoint(low, Aim(claim.Interval.Low ?? claim.Interval.High)),
            Direction.LowerIsBetter => start.Interval.High is { } high
                && Interval.AreDisjoint(Aim(claim.Interval.High ?? claim.Interval.Low), high),
            _ => false,
        };

    /// <summary>Whether the target asks for exactly what the start already is.</summary>
    public static bool IsEqual(Claim claim, Start start) =>
        claim.Stated.Direction != Direction.InsideBand
        && start.Interval is { IsPoint: true, Low: { } at }
        && (claim.Stated.Direction == Direction.HigherIsBetter ? claim.Interval.Low : claim.Interval.High) is { Open: false } aim
        && aim.Value == at.Value;

    private static IntervalEnd Aim(IntervalEnd? bound) => bound!.Value with { Open = false };

    // Of what does not add up over time, all periods are alike.
    private static Grain LengthOf(Indicator indicator, Period period) =>
        indicator is { Kind: IndicatorKind.Flow, PerDay: false } or { Kind: IndicatorKind.Formula, Unit: not Unit.Percent }
            ? period.Grain
            : Grain.Year;

    private static Start? LatestBefore(SortedList<DateOnly, Start> past, DateOnly day)
    {
        var (low, high) = (0, past.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (past.GetKeyAtIndex(middle) < day)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 ? past.GetValueAtIndex(low - 1) : null;
    }
}
