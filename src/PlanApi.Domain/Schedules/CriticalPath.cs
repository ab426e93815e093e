namespace PlanApi.Domain.Schedules;

/// <summary>
/// The times of a network by the critical path method (Kelley and Walker 1959): one pass forward for the earliest, one back for the
/// latest. What has no slack is critical: when it slips, the end slips.
/// </summary>
public sealed class CriticalPath
{
    private readonly NetworkActivity[] _activities;
    private readonly long[] _early;
    private readonly long[] _late;
    private readonly long[] _free;
    private readonly int[] _drivers;

    private CriticalPath(NetworkActivity[] activities, long[] early, int[] drivers, long end, long[] late, long[] free) =>
        (_activities, _early, _drivers, End, _late, _free) = (activities, early, drivers, end, late, free);

    /// <summary>When the last activity is finished at the earliest.</summary>
    public long End { get; }

    /// <summary>Works the times out, in time that grows with the number of activities and dependencies.</summary>
    /// <exception cref="OverflowException">A time does not fit.</exception>
    public static CriticalPath Of(ScheduleNetwork network)
    {
        var activities = network.Activities;
        var (early, drivers, end) = (new long[activities.Length], new int[activities.Length], 0L);
        for (var at = 0; at < activities.Length; at++)
            (early[at], drivers[at]) = (activities[at].NotBefore, -1);
        for (var place = 0; place < network.Order.Length; place++)
        {
            var at = network.Order[place];
            var start = early[at];
            end = Math.Max(end, checked(start + activities[at].Duration));
            foreach (ref readonly var link in network.From(place))
            {
                var next = checked(start + link.Offset);
                ref var known = ref early[link.To];
                if (next < known || (next == known && drivers[link.To] >= 0))
                    continue;
                known = next;
                drivers[link.To] = at;
            }
        }

        var (late, free) = (new long[activities.Length], new long[activities.Length]);
        for (var place = network.Order.Length - 1; place >= 0; place--)
        {
            var at = network.Order[place];
            ref readonly var activity = ref activities[at];
            var (latest, slack) = (checked((activity.NotAfter ?? end) - activity.Duration), end - early[at] - activity.Duration);
            foreach (ref readonly var link in network.From(place))
            {
                latest = Math.Min(latest, checked(late[link.To] - link.Offset));
                slack = Math.Min(slack, early[link.To] - link.Offset - early[at]);
            }
            (late[at], free[at]) = (latest, slack);
        }
        return new CriticalPath(activities, early, drivers, end, late, free);
    }

    public long EarlyStart(int activity) => _early[activity];

    public long EarlyFinish(int activity) => _early[activity] + _activities[activity].Duration;

    public long LateStart(int activity) => _late[activity];

    public long LateFinish(int activity) => _late[activity] + _activities[activity].Duration;

    /// <summary>By how much it can slip before the end does, or before a time by which something is to be finished is missed. Negative
    /// where that is missed already.</summary>
    public long TotalSlack(int activity) => _late[activity] - _early[activity];

    /// <summary>By how much it can slip before any other activity does.</summary>
    public long FreeSlack(int activity) => _free[activity];

    public bool IsCritical(int activity) => TotalSlack(activity) <= 0;

    /// <summary>A longest chain of activities that leads to the end, in its order.</summary>
    public IReadOnlyList<int> Chain()
    {
        var chain = new List<int>();
        var last = 0;
        while (last < _early.Length && EarlyFinish(last) != End)
            last++;
        for (var at = last < _early.Length ? last : -1; at >= 0; at = _drivers[at])
            chain.Add(at);
        chain.Reverse();
        return chain;
    }
}
