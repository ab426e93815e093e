using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Which stored periods lie in which. Days make weeks and months, and months make quarters, half-years and years. What is stored for a
/// week that lies in one month lies there whole; of a week in two months each <see cref="Period.IsPartOfWeek"/> lies in its month, and the
/// week itself in nothing. A level, and what is entered and never divided, lies where the last day of its week does.
/// </summary>
internal sealed class PeriodTree(Calendar calendar, bool atLastDay)
{
    private const int Week = 4;
    private const int PartOfWeek = 5;
    private const int Day = 6;

    /// <summary>Whether a week in two months is split between them.</summary>
    public bool Splits => !atLastDay;

    /// <summary>How fine a period is: 0 for a year; weeks, their parts and days come last.</summary>
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

    /// <summary>The period of a coarser level in which a stored one lies; null where it lies in none.</summary>
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
