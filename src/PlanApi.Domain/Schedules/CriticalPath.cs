namespace PlanApi.Domain.Schedules;

/// <summary>
/// The times of a network by the critical path method (Kelley and Walker 1959): one pass forward for the earliest, one back for the
/// latest. What has no slack is critical: when it slips, the end slips.
/// </summary>
public sealed class CriticalPath
{
    private readonly ScheduleNetwork _network;
    private readonly long[] _early;
    private readonly long[] _late;

    private CriticalPath(ScheduleNetwork network, long[] early, long[] late, long end) =>
        (_network, _early, _late, End) = (network, early, late, end);

    /// <summary>When the last activity is finished at the earliest.</summary>
    public long End { get; }

    /// <summary>Works the times out, in time that grows with the number of activities and dependencies.</summary>
    /// <exception cref="OverflowException">A time does not fit.</exception>
    public static CriticalPath Of(ScheduleNetwork network)
    {
        var activities = network.Activities;
        long[] early = [.. activities.Select(activity => activity.NotBefore)];
        foreach (var at in network.Order)
        {
            foreach (var (to, offset) in network.From(at))
                early[to] = Math.Max(early[to], checked(early[at] + offset));
        }
        var end = 0L;
        for (var at = 0; at < activities.Count; at++)
            end = Math.Max(end, checked(early[at] + activities[at].Duration));

        var late = new long[activities.Count];
        for (var done = network.Order.Length - 1; done >= 0; done--)
        {
            var at = network.Order[done];
            late[at] = checked((activities[at].NotAfter ?? end) - activities[at].Duration);
            foreach (var (to, offset) in network.From(at))
                late[at] = Math.Min(late[at], checked(late[to] - offset));
        }
        return new CriticalPath(network, early, late, end);
    }

    public long EarlyStart(int activity) => _early[activity];

    public long EarlyFinish(int activity) => _early[activity] + _network.Activities[activity].Duration;

    public long LateStart(int activity) => _late[activity];

    public long LateFinish(int activity) => _late[activity] + _network.Activities[activity].Duration;

    /// <summary>By how much it can slip before the end does, or before a time by which something is to be finished is missed. Negative
    /// where that is missed already.</summary>
    public long TotalSlack(int activity) => _late[activity] - _early[activity];

    /// <summary>By how much it can slip before any other activity does.</summary>
    public long FreeSlack(int activity)
    {
        var free = End - EarlyFinish(activity);
        foreach (var (to, offset) in _network.From(activity))
            free = Math.Min(free, _early[to] - offset - _early[activity]);
        return free;
    }

    public bool IsCritical(int activity) => TotalSlack(activity) <= 0;

    /// <summary>A longest chain of activities that leads to the end, in its order.</summary>
    public IReadOnlyList<int> Chain()
    {
        var drivers = new int[_early.Length];
        Array.Fill(drivers, -1);
        foreach (var at in _network.Order)
        {
            foreach (var (to, offset) in _network.From(at))
            {
                if (_early[at] + offset == _early[to] && drivers[to] < 0)
                    drivers[to] = at;
            }
        }
        var chain = new List<int>();
        var last = Array.FindIndex([.. _early.Select((_, one) => EarlyFinish(one))], finish => finish == End);
        for (var at = last; at >= 0; at = drivers[at])
            chain.Add(at);
        chain.Reverse();
        return chain;
    }
}
