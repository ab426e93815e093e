namespace PlanApi.Domain.Calendars;

/// <summary>
/// How fine a period is, the coarsest first. Day is the leaf; week is a roll-up of days of its own, beside month, quarter, half-year and
/// year.
/// </summary>
public enum Grain
{
    Year,
    HalfYear,
    Quarter,
    Month,
    Week,
    Day,
}
