namespace PlanApi.Application.Plans;

/// <summary>Days begin and end by the plan's time zone.</summary>
internal static class PlanDay
{
    public static DateOnly Today(TimeProvider clock, string timeZone) =>
        Of(clock.GetUtcNow(), timeZone);

    public static DateOnly Of(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
