using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>Activities that would slip, to see the effect before anything is changed.</summary>
public sealed record ScheduleSlips
{
    /// <summary>How many slips are taken at once.</summary>
    public const int Most = 100;

    public required IReadOnlyList<ActivitySlip> Slips { get; init; }
}

/// <summary>One activity that would slip. Exactly one of phase, initiative and milestone is given.</summary>
public sealed record ActivitySlip
{
    /// <summary>The longest slip, in days, either way.</summary>
    public const int MaxDays = 3_660;

    public Code? Phase { get; init; }

    public Code? Initiative { get; init; }

    public Code? Milestone { get; init; }

    /// <summary>By how many days it starts later; negative where earlier. Not asked of a milestone.</summary>
    public int StartsLater { get; init; }

    /// <summary>By how many days it finishes later; when absent, by as many as it starts later.</summary>
    public int? FinishesLater { get; init; }

    /// <summary>The activity; null where none or several are named.</summary>
    public ActivityKey? Activity() => ActivityKey.Of(Phase, Initiative, Milestone);
}

/// <summary>The effect of slips on the schedule.</summary>
/// <param name="EndBefore">The day on which all is finished at the earliest, as the plan stands.</param>
/// <param name="EndAfter">The same with the slips.</param>
/// <param name="Effects">The activities whose earliest dates change, in the order of the schedule.</param>
public sealed record SlipPreview(DateOnly? EndBefore, DateOnly? EndAfter, IReadOnlyList<SlipEffect> Effects)
{
    /// <summary>Compares a schedule with the same one after slips.</summary>
    public static SlipPreview Of(PlanSchedule before, PlanSchedule after) =>
        new(
            before.End,
            after.End,
            [
                .. before
                    .Activities.Zip(after.Activities)
                    .Where(pair => pair is { First.Times: not null, Second.Times: not null })
                    .Select(pair => SlipEffect.Of(pair.First, pair.First.Times!, pair.Second.Times!))
                    .Where(effect => effect.StartsLater != 0 || effect.FinishesLater != 0),
            ]
        );
}

/// <summary>An activity whose earliest dates change; one of phase, initiative and milestone is given.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Milestone">The milestone.</param>
/// <param name="EarlyStart">The earliest first day, with the slips.</param>
/// <param name="EarlyFinish">The earliest last day, with the slips.</param>
/// <param name="StartsLater">By how many days that start is later than as the plan stands.</param>
/// <param name="FinishesLater">By how many days that finish is later than as the plan stands.</param>
/// <param name="LateBy">By how many days it then finishes after its stated last day; 0 where it does not.</param>
public sealed record SlipEffect(
    Code? Phase,
    Code? Initiative,
    Code? Milestone,
    DateOnly EarlyStart,
    DateOnly EarlyFinish,
    int StartsLater,
    int FinishesLater,
    int LateBy
)
{
    internal static SlipEffect Of(ScheduledActivity activity, ActivityTimes before, ActivityTimes after) =>
        new(
            activity.Phase,
            activity.Initiative,
            activity.Milestone,
            after.EarlyStart,
            after.EarlyFinish,
            after.EarlyStart.DayNumber - before.EarlyStart.DayNumber,
            after.EarlyFinish.DayNumber - before.EarlyFinish.DayNumber,
            Math.Max(after.EarlyFinish.DayNumber - activity.Finish!.Value.DayNumber, 0)
        );
}
