using Cronos;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>The times of a schedule, in the hours of its time zone.</summary>
public sealed class ImportTimes
{
    private const int MaxLength = 100;

    // A schedule that has not been looked at for long runs once, for the last of its times.
    private static readonly TimeSpan _recent = TimeSpan.FromDays(1);

    private readonly CronExpression _cron;
    private readonly TimeZoneInfo _zone;

    private ImportTimes(CronExpression cron, TimeZoneInfo zone) => (_cron, _zone) = (cron, zone);

    /// <summary>The times of an expression; null, with a fault, where it has none.</summary>
    internal static ImportTimes? Of(string cron, string zone, DateTimeOffset now, FaultList faults)
    {
        // Names such as @every_second are none of five fields.
        if (cron.Length > MaxLength || cron.Contains('@') || !CronExpression.TryParse(cron, CronFormat.Standard, out var expression))
        {
            faults.Add(
                FaultCodes.BadCron,
                "/cron",
                "This is no cron expression of five fields: minute, hour, day of the month, month, day of the week, such as '30 6 * * *'. "
                    + "There are no seconds: once a minute is the most."
            );
            return null;
        }
        var times = new ImportTimes(expression, TimeZoneInfo.FindSystemTimeZoneById(zone));
        if (times.After(now) is not null)
            return times;
        faults.Add(FaultCodes.BadCron, "/cron", "This never comes: there is no such day.");
        return null;
    }

    /// <summary>The times of an expression that was checked before.</summary>
    internal static ImportTimes Known(string cron, string zone) =>
        new(CronExpression.Parse(cron, CronFormat.Standard), TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The first time after a moment; null where there is none.</summary>
    public DateTimeOffset? After(DateTimeOffset moment) => _cron.GetNextOccurrence(moment, _zone)?.ToUniversalTime();

    /// <summary>Of the times from one on that have come, the last one.</summary>
    public DateTimeOffset LastUntil(DateTimeOffset first, DateTimeOffset now)
    {
        var last = now - first > _recent && After(now - _recent) is { } recent && recent <= now ? recent : first;
        while (After(last) is { } next && next <= now)
            last = next;
        return last;
    }
}
