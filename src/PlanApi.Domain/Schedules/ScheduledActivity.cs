using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// A phase, initiative or milestone in the schedule; one of the three is given. A milestone starts and finishes on the day of its date.
/// </summary>
/// <param name="Phase">The phase.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Milestone">The milestone.</param>
/// <param name="Start">The stated first day, or the day on which it did start.</param>
/// <param name="Finish">The stated last day, or the day on which it was finished or accepted.</param>
/// <param name="IsDone">Whether it is finished or accepted.</param>
/// <param name="Times">What follows from dates and dependencies; null where a date is missing.</param>
/// <param name="StartSlip">By how many days the stated start is later than its baseline; negative where earlier.</param>
/// <param name="FinishSlip">By how many days the stated end is later than its baseline; negative where earlier.</param>
/// <param name="ChainPosition">
/// The position, from 1, in a longest chain of activities that leads to the end of the whole; null where it is not in that chain.
/// </param>
public sealed record ScheduledActivity(
    Code? Phase,
    Code? Initiative,
    Code? Milestone,
    DateOnly? Start,
    DateOnly? Finish,
    bool IsDone,
    ActivityTimes? Times,
    int? StartSlip,
    int? FinishSlip,
    int? ChainPosition
)
{
    /// <summary>The phase, initiative or milestone.</summary>
    public ActivityKey Activity() => ActivityKey.Of(Phase, Initiative, Milestone)!.Value;
}

/// <summary>The times of an activity by the critical path method.</summary>
/// <param name="EarlyStart">The earliest first day that dates and dependencies allow.</param>
/// <param name="EarlyFinish">The earliest last day.</param>
/// <param name="LateStart">The latest first day at which the end of the whole is kept.</param>
/// <param name="LateFinish">The latest last day.</param>
/// <param name="TotalSlack">By how many days it can slip before the end of the whole does.</param>
/// <param name="FreeSlack">By how many days it can slip before any other activity does.</param>
/// <param name="IsCritical">Whether it has no slack.</param>
public sealed record ActivityTimes(
    DateOnly EarlyStart,
    DateOnly EarlyFinish,
    DateOnly LateStart,
    DateOnly LateFinish,
    int TotalSlack,
    int FreeSlack,
    bool IsCritical
);

/// <summary>
/// An activity as the plan states it, in days from the first to the day after the last. A milestone is at the end of its day.
/// </summary>
internal readonly record struct StatedActivity(ActivityKey Key, ActivityDays Days, ActivityDays Baseline, bool IsDone)
{
    public bool IsDated => Days is { First: not null, Last: not null };

    public long From => IsMilestone ? Days.Last!.Value.DayNumber + 1 : Days.First!.Value.DayNumber;

    // What ends before it begins, which a rule reports, takes no time.
    public long Length => IsMilestone ? 0 : Math.Max(Days.Last!.Value.DayNumber + 1 - Days.First!.Value.DayNumber, 0);

    private bool IsMilestone => Key.Kind == PartKind.Milestone;

    public static StatedActivity Of(PartKind kind, IActivity activity, Calendar calendar)
    {
        var days = ActivityDays.Of(activity, calendar);
        return new(
            new(kind, activity.Code),
            new(activity.Started ?? days.First, activity.Finished ?? days.Last),
            new(
                activity.BaselineStart is { } start ? calendar.Days(start).First : null,
                activity.BaselineEnd is { } end ? calendar.Days(end).Last : null
            ),
            activity.Finished is not null
        );
    }

    public static StatedActivity Of(Milestone milestone, Calendar calendar)
    {
        var due = milestone.Accepted ?? ActivityDays.Of(milestone, calendar).Last;
        var baseline = milestone.BaselineDue is { } first ? calendar.Days(first).Last : (DateOnly?)null;
        return new(new(PartKind.Milestone, milestone.Code), new(due, due), new(baseline, baseline), milestone.Accepted is not null);
    }

    public StatedActivity Later(ActivitySlip slip)
    {
        var finish = slip.FinishesLater ?? slip.StartsLater;
        return this with { Days = new(Days.First?.AddDays(IsMilestone ? finish : slip.StartsLater), Days.Last?.AddDays(finish)) };
    }

    public ScheduledActivity Scheduled(ActivityTimes? times = null, int? position = null) =>
        new(
            Key.Kind == PartKind.Phase ? Key.Code : null,
            Key.Kind == PartKind.Initiative ? Key.Code : null,
            IsMilestone ? Key.Code : null,
            Days.First,
            Days.Last,
            IsDone,
            times,
            Days.First?.DayNumber - Baseline.First?.DayNumber,
            Days.Last?.DayNumber - Baseline.Last?.DayNumber,
            position
        );

    public ActivityTimes Times(CriticalPath path, int at, long origin)
    {
        // A milestone's time is the end of a day: the day is the one before.
        var first = IsMilestone ? origin - 1 : origin;
        return new(
            Day(path.EarlyStart(at) + first),
            Day(path.EarlyFinish(at) + origin - 1),
            Day(path.LateStart(at) + first),
            Day(path.LateFinish(at) + origin - 1),
            checked((int)path.TotalSlack(at)),
            checked((int)path.FreeSlack(at)),
            path.IsCritical(at)
        );
    }

    public static DateOnly Day(long number) =>
        number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : throw new OverflowException("There is no such day.");
}
