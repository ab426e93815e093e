namespace PlanApi.Domain.Calendars;

/// <summary>
/// The length of a period, the longest first. Day is the smallest. Weeks are made of days too, beside months, quarters, half-years and
/// years.
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
