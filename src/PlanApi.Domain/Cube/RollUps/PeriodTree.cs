using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Finds which stored periods contain others. Days make weeks and months; months make quarters, half-years and years. A value of a week
/// within one month lies in that month. A week in two months is divided: each <see cref="Period.IsPartOfWeek"/> lies in its month, and
/// the week itself lies in no other period. A level, and a value that is never divided, lies in the period that contains the last day of
/// its week.
/// </summary>
internal sealed class PeriodTree(Calendar calendar, bool atLastDay)
{
    private const int Week = 4;
    private const int PartOfWeek = 5;
    private const int Day = 6;

    /// <summary>Whether a week in two months is split between them.</summary>
    public bool Splits => !atLastDay;

    /// <summary>The rank of a period by length: 0 for a year; weeks, their parts and days come last.</summary>
    public static int LevelOf(Period period) =>
        period.Grain switch
        {
            Grain.Week => period.IsPartOfWeek ? PartOfWeek : Week,
            Grain.Day => Day,
            var longer => (int)longer,
        };

    /// <summary>Whether periods of a level can lie in those of a coarser one.</summary>
    public static bool CanHold(int outer, int inner) => outer < inner && !(outer == Week && inner == PartOfWeek);

    /// <summary>Whether the inner period is a part of the outer one, and not the same.</summary>
    public bool IsPart(Period outer, Period inner)
    {
        var (level, finer) = (LevelOf(outer), LevelOf(inner));
        return finer == Week && IsInTwoMonths(inner)
            ? level != Week && atLastDay && Holds(outer, calendar.Days(inner).Last)
            : CanHold(level, finer) && calendar.Contains(outer, inner);
    }

    /// <summary>The period of a longer grain that contains a stored one; null if none does.</summary>
    public Period? Above(Period stored, int level)
    {
        var finer = LevelOf(stored);
        var (first, last) = calendar.Days(stored);
        if (!CanHold(level, finer) || (finer == Week && !atLastDay && IsInTwoMonths(stored)))
            return null;
        if (level != PartOfWeek)
            return calendar.PeriodOf((Grain)level, finer == Week ? last : first);
        var parts = calendar.PartsOf(calendar.PeriodOf(Grain.Week, first));
        return parts.Count == 0 ? null : parts[Holds(parts[0], first) ? 0 : 1];
    }

    private bool IsInTwoMonths(Period week) => calendar.PartsOf(week).Count > 0;

    private bool Holds(Period outer, DateOnly day) => calendar.Days(outer) is var (first, last) && day >= first && day <= last;
}
