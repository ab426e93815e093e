using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// The plan's phases, initiatives and milestones as one schedule: the dates as stated, and the dates that follow by the critical path
/// method from the stated starts, the durations and the dependencies.
/// </summary>
/// <param name="Activities">Phases, initiatives and milestones, in this order, each kind in the order of its list.</param>
/// <param name="End">The day on which the last of them is finished at the earliest; null where none has dates.</param>
public sealed record PlanSchedule(IReadOnlyList<ScheduledActivity> Activities, DateOnly? End)
{
    /// <summary>The schedule of a plan, whose dependencies form no circle; with some slips, where they are given.</summary>
    /// <exception cref="OverflowException">Dependencies lead to a day after the year 9999.</exception>
    public static PlanSchedule Of(PlanDocument plan, Calendar calendar, IReadOnlyList<ActivitySlip>? slips = null)
    {
        var later = (slips ?? []).Where(slip => slip.Activity() is not null).ToLookup(slip => slip.Activity()!.Value);
        StatedActivity[] stated =
        [
            .. plan.Phases.Select(phase => StatedActivity.Of(PartKind.Phase, phase, calendar)),
            .. plan.Initiatives.Select(initiative => StatedActivity.Of(PartKind.Initiative, initiative, calendar)),
            .. plan.Milestones.Select(milestone => StatedActivity.Of(milestone, calendar)),
        ];
        if (later.Count > 0)
            stated = [.. stated.Select(activity => later[activity.Key].Aggregate(activity, (moved, slip) => moved.Later(slip)))];
        // What has no dates takes no part, nor do its dependencies.
        StatedActivity[] dated = [.. stated.Where(activity => activity.IsDated)];
        if (dated.Length == 0)
            return new([.. stated.Select(activity => activity.Scheduled())], null);
        var origin = dated.Min(activity => activity.From);
        var numbers = new Dictionary<ActivityKey, int>();
        for (var at = 0; at < dated.Length; at++)
            numbers.TryAdd(dated[at].Key, at);
        var path = CriticalPath.Of(
            ScheduleNetwork.Of(
                [.. dated.Select(activity => new NetworkActivity(activity.Length, activity.From - origin))],
                [
                    .. plan
                        .Dependencies.Where(one => IsKnown(one.Predecessor()) && IsKnown(one.Successor()))
                        .Select(one => new NetworkLink(
                            numbers[one.Predecessor()!.Value],
                            numbers[one.Successor()!.Value],
                            one.Type,
                            one.Lag
                        )),
                ]
            ) ?? throw new InvalidOperationException("Dependencies form a circle.")
        );
        var positions = path.Chain().Select((at, position) => (at, position: position + 1)).ToDictionary();
        return new(
            [
                .. stated.Select(activity =>
                    activity.IsDated && numbers[activity.Key] is var at
                        ? activity.Scheduled(
                            activity.Times(path, at, origin),
                            positions.TryGetValue(at, out var position) ? position : null
                        )
                        : activity.Scheduled()
                ),
            ],
            StatedActivity.Day(checked(path.End + origin - 1))
        );

        bool IsKnown(ActivityKey? key) => key is { } known && numbers.ContainsKey(known);
    }
}
