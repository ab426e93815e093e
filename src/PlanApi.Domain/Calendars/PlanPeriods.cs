namespace PlanApi.Domain.Calendars;

/// <summary>
/// The periods of a plan. Lists, writes, slices and imports all use this one definition. A plan has the years, half-years, quarters and
/// months of its reference years, every week that shares a day with them, and every day of its years and weeks.
/// </summary>
public sealed partial record Calendar
{
    /// <summary>The first day and the last day of the plan's years.</summary>
    public (DateOnly First, DateOnly Last) PlanDays() =>
        (Days(Period.OfYear(ReferenceFrom ?? Year)).First, Days(Period.OfYear(ReferenceTo ?? Year)).Last);

    /// <summary>Whether the plan has the period.</summary>
    public bool Holds(Period period)
    {
        if (period.IsPartOfWeek || PeriodOf(period.Grain, Days(period).First) != period)
            return false;
        // A day counts in its week, so that it is there with it; a longer period lies within the years, or outside all of them.
        var (first, last) = Days(period.Grain == Grain.Day ? PeriodOf(Grain.Week, DayOf(period)) : period);
        var (from, to) = PlanDays();
        return first <= to && last >= from;
    }

    /// <summary>The periods of a grain that share a day with the given days, in order.</summary>
    public IEnumerable<Period> Periods(Grain grain, DateOnly first, DateOnly last)
    {
        for (var period = PeriodOf(grain, first); Days(period).First <= last; period = After(period))
            yield return period;
    }

    /// <summary>
    /// The two parts of a week that lies in two months. None if the week lies in one month; in years of weeks that is always so.
    /// </summary>
    public IReadOnlyList<Period> PartsOf(Period week)
    {
        var (first, last) = Days(week);
        return PeriodOf(Grain.Month, first) == PeriodOf(Grain.Month, last) ? [] : [Period.PartOfWeek(week, 1), Period.PartOfWeek(week, 2)];
    }
}
