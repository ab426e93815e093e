namespace PlanApi.Domain.Calendars;

/// <summary>A period of the plan's calendar with its days, both included.</summary>
public sealed record CalendarPeriod(Period Period, DateOnly First, DateOnly Last)
{
    /// <summary>How many days it has.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;
}
