namespace PlanApi.Domain.Schedules;

/// <summary>How two activities depend on each other: the four relations of the precedence diagramming method.</summary>
public enum DependencyType
{
    /// <summary>The successor starts once the predecessor is finished.</summary>
    FinishToStart,

    /// <summary>The successor starts once the predecessor has started.</summary>
    StartToStart,

    /// <summary>The successor finishes once the predecessor is finished.</summary>
    FinishToFinish,

    /// <summary>The successor finishes once the predecessor has started.</summary>
    StartToFinish,
}

/// <summary>An activity of a network. Times are whole units, such as days, from one origin for all.</summary>
/// <param name="Duration">How long it takes; 0 for a milestone.</param>
/// <param name="NotBefore">It does not start earlier than this.</param>
/// <param name="NotAfter">It is to be finished by this; null for the end of the whole.</param>
public readonly record struct NetworkActivity(long Duration, long NotBefore = 0, long? NotAfter = null);

/// <summary>A dependency between two activities of a network, each given by its place in the list.</summary>
/// <param name="From">The predecessor.</param>
/// <param name="To">The successor.</param>
/// <param name="Type">The relation.</param>
/// <param name="Lag">How long after it; negative where the successor may overlap (a lead).</param>
public readonly record struct NetworkLink(int From, int To, DependencyType Type = DependencyType.FinishToStart, long Lag = 0);

/// <summary>
/// Activities and their dependencies in an order in which each stands behind those that it depends on. Every relation is kept as one
/// between starts: the successor starts at least so many units after the predecessor starts.
/// </summary>
public sealed class ScheduleNetwork
{
    private readonly int[] _first;

    private ScheduleNetwork(IReadOnlyList<NetworkActivity> activities, int[] first, (int To, long Offset)[] links, int[] order) =>
        (Activities, _first, Links, Order) = (activities, first, links, order);

    public IReadOnlyList<NetworkActivity> Activities { get; }

    /// <summary>The activities, each behind its predecessors.</summary>
    internal int[] Order { get; }

    /// <summary>The dependencies, by predecessor.</summary>
    internal (int To, long Offset)[] Links { get; }

    /// <summary>The dependencies whose predecessor is an activity.</summary>
    internal ReadOnlySpan<(int To, long Offset)> From(int activity) => Links.AsSpan(_first[activity].._first[activity + 1]);

    /// <summary>The network; null where activities depend on each other in a circle.</summary>
    public static ScheduleNetwork? Of(IReadOnlyList<NetworkActivity> activities, IReadOnlyList<NetworkLink> links)
    {
        var first = new int[activities.Count + 1];
        var open = new int[activities.Count];
        foreach (var link in links)
        {
            first[link.From + 1]++;
            open[link.To]++;
        }
        for (var at = 0; at < activities.Count; at++)
            first[at + 1] += first[at];
        var (next, sorted) = ((int[])first.Clone(), new (int To, long Offset)[links.Count]);
        foreach (var link in links)
            sorted[next[link.From]++] = (link.To, Offset(activities, link));

        var (order, count) = (new int[activities.Count], 0);
        for (var at = 0; at < activities.Count; at++)
        {
            if (open[at] == 0)
                order[count++] = at;
        }
        for (var done = 0; done < count; done++)
        {
            foreach (var (to, _) in sorted.AsSpan(first[order[done]]..first[order[done] + 1]))
            {
                if (--open[to] == 0)
                    order[count++] = to;
            }
        }
        return count == activities.Count ? new ScheduleNetwork(activities, first, sorted, order) : null;
    }

    // From the start of the predecessor to the start of the successor.
    private static long Offset(IReadOnlyList<NetworkActivity> activities, NetworkLink link) =>
        checked(
            link.Lag
            + (link.Type is DependencyType.FinishToStart or DependencyType.FinishToFinish ? activities[link.From].Duration : 0)
            - (link.Type is DependencyType.FinishToFinish or DependencyType.StartToFinish ? activities[link.To].Duration : 0)
        );
}
