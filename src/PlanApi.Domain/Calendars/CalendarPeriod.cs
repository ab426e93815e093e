namespace PlanApi.Domain.Calendars;

/// <summary>A period of the plan's calendar with its days, both included.</summary>
public sealed record CalendarPeriod(Period Period, DateOnly First, DateOnly Last);
