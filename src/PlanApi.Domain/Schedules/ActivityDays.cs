using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;

namespace PlanApi.Domain.Schedules;

/// <summary>The days that the plan states for an activity. A milestone starts and ends on the day by which it is due.</summary>
/// <param name="First">The first day; null where the plan gives none.</param>
/// <param name="Last">The last day; null where the plan gives none.</param>
public readonly record struct ActivityDays(DateOnly? First, DateOnly? Last)
{
    /// <summary>The days of every phase, initiative and milestone of a plan.</summary>
    public static IReadOnlyDictionary<ActivityKey, ActivityDays> In(PlanDocument plan, Calendar calendar)
    {
        var days = new Dictionary<ActivityKey, ActivityDays>();
        foreach (var phase in plan.Phases)
            days.TryAdd(new(PartKind.Phase, phase.Code), Of(phase, calendar));
        foreach (var initiative in plan.Initiatives)
            days.TryAdd(new(PartKind.Initiative, initiative.Code), Of(initiative, calendar));
        foreach (var milestone in plan.Milestones)
            days.TryAdd(new(PartKind.Milestone, milestone.Code), Of(milestone, calendar));
        return days;
    }

    public static ActivityDays Of(IActivity activity, Calendar calendar) =>
        new(activity.Start is { } start ? calendar.Days(start).First : null, activity.End is { } end ? calendar.Days(end).Last : null);

    public static ActivityDays Of(Milestone milestone, Calendar calendar) =>
        milestone.Due is { } due ? new(calendar.Days(due).Last, calendar.Days(due).Last) : default;
}
