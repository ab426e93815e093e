namespace PlanApi.Application.Plans.Finding;

/// <summary>Days begin and end in the plan's time zone.</summary>
public static class PlanDay
{
    public static DateOnly Today(TimeProvider clock, string timeZone) => Of(clock.GetUtcNow(), timeZone);

    /// <summary>The end of a day: the first moment at which the zone's clock shows a later day.</summary>
    public static DateTimeOffset EndOf(DateOnly day, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where a clock leaves midnight out, the time before counts on to it; where it shows midnight twice, the first counts.
        var offset =
            zone.IsInvalidTime(midnight) ? zone.GetUtcOffset(midnight.AddHours(-1))
            : zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    public static DateOnly Of(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
