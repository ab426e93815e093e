using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>The share of a period's goal that is due by one of its days, from 0 to 1.</summary>
public static class PaceShare
{
    /// <summary>The days that have passed, divided by all days.</summary>
    public static Fraction OfDays(DateOnly first, DateOnly last, DateOnly day) => Fraction.Of(DaysIn(first, day), DaysIn(first, last));

    /// <summary>The steps whose period has ended, divided by all steps; each counts alike.</summary>
    /// <param name="ends">The last day of each step's period.</param>
    /// <param name="day">By when.</param>
    public static Fraction OfSteps(IReadOnlyCollection<DateOnly> ends, DateOnly day) =>
        ends.Count == 0 ? Fraction.Zero : Fraction.Of(ends.Count(end => end <= day), ends.Count);

    /// <summary>
    /// The weight of the parts that have ended, plus the weight of the part that contains the day times the share of its days that have
    /// passed. Null if all weights are zero.
    /// </summary>
    public static Fraction? OfWeights(IReadOnlyList<(DateOnly First, DateOnly Last, Fraction Weight)> parts, DateOnly day)
    {
        var (due, all) = (Fraction.Zero, Fraction.Zero);
        foreach (var (first, last, weight) in parts)
        {
            all += weight;
            due +=
                last <= day ? weight
                : first <= day ? weight * OfDays(first, last, day)
                : Fraction.Zero;
        }
        return all.IsZero ? null : due / all;
    }

    /// <summary>The mean of the parts' numbers up to a day, each weighted by its days until then.</summary>
    public static Fraction MeanOf(IReadOnlyList<(DateOnly First, DateOnly Last, Fraction Number)> parts, DateOnly day)
    {
        var (sum, days) = (Fraction.Zero, 0);
        foreach (var (first, last, number) in parts)
        {
            if (first > day)
                break;
            var length = DaysIn(first, last < day ? last : day);
            (sum, days) = (sum + (number * Fraction.Of(length)), days + length);
        }
        return sum / Fraction.Of(days);
    }

    /// <summary>The periods of a grain that make up a longer one; none if they do not, as with weeks and months.</summary>
    public static IReadOnlyList<Period> Parts(Calendar calendar, Period whole, Grain grain)
    {
        if (grain <= whole.Grain || (grain == Grain.Week) || (whole.Grain == Grain.Week && grain != Grain.Day))
            return [];
        var (first, last) = calendar.Days(whole);
        return [.. calendar.Periods(grain, first, last)];
    }

    internal static int DaysIn(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber + 1;
}
