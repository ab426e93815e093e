using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.RollForward;

/// <summary>
/// The fiscal year after a plan's own: its calendar, and where a period or a day of the old year comes in the new one. A week 53 becomes
/// week 52 where the new year has no such week. A day keeps its place in the year, and the last day of a month stays the last: 29 February
/// becomes 28 February, and 28 February becomes 29 February where the new year has that.
/// </summary>
/// <param name="calendar">The old plan's calendar.</param>
public sealed class NextYear(Calendar calendar)
{
    /// <summary>
    /// The new plan's calendar. It keeps the first reference year, so that the numbers of all past years find room, unless there would be
    /// too many years.
    /// </summary>
    public Calendar Calendar { get; } = Following(calendar);

    /// <summary>The last day of the old plan's year.</summary>
    public DateOnly LastDay { get; } = calendar.Days(Period.OfYear(calendar.Year)).Last;

    /// <summary>The same period a year later.</summary>
    public Period Of(Period period) =>
        period.Grain == Grain.Day ? Period.OfDay(Of(calendar.Days(period).First))
        : period.Year == Period.MaxYear ? period
        : calendar.YearBefore(period, -1) is var later && IsBeyond(period, later) ? Calendar.PeriodOf(Grain.Week, Calendar.PlanDays().Last)
        : later;

    public Period? Of(Period? period) => period is { } known ? Of(known) : null;

    /// <summary>The same day a year later.</summary>
    public DateOnly Of(DateOnly day)
    {
        if (day.Year is < Period.MinYear or >= Period.MaxYear)
            return day;
        if (calendar.Weeks is not null)
            return InItsMonth(day);
        var (year, last) = (day.Year + 1, DateTime.DaysInMonth(day.Year + 1, day.Month));
        return new DateOnly(year, day.Month, day.Day == DateTime.DaysInMonth(day.Year, day.Month) ? last : Math.Min(day.Day, last));
    }

    public DateOnly? Of(DateOnly? day) => day is { } known ? Of(known) : null;

    /// <summary>A growth against a named period is then against the one a year later.</summary>
    public GrowthBase? Of(GrowthBase? against) => against is { Period: { } named } ? GrowthBase.Parse(Of(named).ToString()) : against;

    // A week may share its first days with the old year, and none with the new one; then the last week counts.
    private bool IsBeyond(Period period, Period later) => period.Grain == Grain.Week && calendar.Holds(period) && !Calendar.Holds(later);

    // Months of whole weeks begin on the same day of the week each year; where one is a week shorter, its last week counts.
    private DateOnly InItsMonth(DateOnly day)
    {
        var month = calendar.PeriodOf(Grain.Month, day);
        var ((first, last), (start, end)) = (calendar.Days(month), calendar.Days(calendar.YearBefore(month, -1)));
        var same = start.AddDays(day.DayNumber - first.DayNumber);
        return day == last ? end
            : same > end ? same.AddDays(-7)
            : same;
    }

    private static Calendar Following(Calendar calendar)
    {
        var last = (calendar.ReferenceTo ?? calendar.Year) + 1;
        return calendar with
        {
            Year = calendar.Year + 1,
            ReferenceFrom = Math.Max(calendar.ReferenceFrom ?? calendar.Year, last - Calendar.MaxYears + 1),
            ReferenceTo = calendar.ReferenceTo is null ? null : last,
        };
    }
}
