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
    private readonly (int To, int Offset)[] _links;

    private ScheduleNetwork(NetworkActivity[] activities, int[] order, int[] first, (int To, int Offset)[] links) =>
        (Activities, Order, _first, _links) = (activities, order, first, links);

    internal NetworkActivity[] Activities { get; }

    /// <summary>The activities, each behind its predecessors.</summary>
    internal int[] Order { get; }

    /// <summary>The dependencies whose predecessor stands at a place of the order. In this order they lie in memory.</summary>
    internal ReadOnlySpan<(int To, int Offset)> From(int place) => _links.AsSpan(_first[place].._first[place + 1]);

    /// <summary>The network; null where activities depend on each other in a circle.</summary>
    /// <exception cref="OverflowException">A lag with its duration does not fit into 32 bits.</exception>
    public static ScheduleNetwork? Of(NetworkActivity[] activities, NetworkLink[] links)
    {
        var first = new int[activities.Length + 1];
        var open = new int[activities.Length];
        foreach (ref readonly var link in links.AsSpan())
        {
            first[link.From]++;
            open[link.To]++;
        }
        // Each activity's links are put in from their end on, which leaves their beginning behind.
        var end = 0;
        foreach (ref var count in first.AsSpan())
            count = end += count;
        var sorted = new (int To, int Offset)[links.Length];
        for (var at = links.Length - 1; at >= 0; at--)
        {
            ref readonly var link = ref links[at];
            sorted[--first[link.From]] = (link.To, Offset(activities, link));
        }

        var (order, known) = (new int[activities.Length], 0);
        for (var at = 0; at < open.Length; at++)
        {
            if (open[at] == 0)
                order[known++] = at;
        }
        var (starts, ordered, filled) = (new int[activities.Length + 1], new (int To, int Offset)[links.Length], 0);
        for (var done = 0; done < known; done++)
        {
            foreach (var link in sorted.AsSpan(first[order[done]]..first[order[done] + 1]))
            {
                ordered[filled++] = link;
                if (--open[link.To] == 0)
                    order[known++] = link.To;
            }
            starts[done + 1] = filled;
        }
        return known == activities.Length ? new ScheduleNetwork(activities, order, starts, ordered) : null;
    }

    // From the start of the predecessor to the start of the successor.
    private static int Offset(NetworkActivity[] activities, in NetworkLink link) =>
        checked(
            (int)(
                link.Lag
                + (link.Type is DependencyType.FinishToStart or DependencyType.FinishToFinish ? activities[link.From].Duration : 0)
                - (link.Type is DependencyType.FinishToFinish or DependencyType.StartToFinish ? activities[link.To].Duration : 0)
            )
        );
}
