namespace PlanApi.Application.Plans;

/// <summary>Days begin and end by the plan's time zone.</summary>
internal static class PlanDay
{
    public static DateOnly Today(TimeProvider clock, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
