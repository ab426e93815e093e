namespace PlanApi.Domain.Calendars;

/// <summary>How fine a period is. Day is the leaf; week is a roll-up of days of its own, beside month, quarter and year.</summary>
public enum Grain
{
    Year,
    Quarter,
    Month,
    Week,
    Day,
}
