using PlanApi.Domain.Schedules;

namespace PlanApi.Application.Documents.Checks;

/// <summary>Finds activities that depend on themselves through others.</summary>
internal static class DependencyCircles
{
    // Enough of a long circle to find it by.
    private const int MaxNames = 8;

    /// <summary>For each circle the place of one of its dependencies in the list, and a sentence that names the circle.</summary>
    public static IEnumerable<(int Dependency, string Sentence)> In(IReadOnlyList<Dependency?> dependencies)
    {
        var numbers = new Dictionary<ActivityKey, int>();
        var names = new List<ActivityKey>();
        var edges = new List<List<int>>();
        var from = new Dictionary<(int, int), int>();
        for (var at = 0; at < dependencies.Count; at++)
        {
            if (dependencies[at]?.Predecessor() is not { } predecessor || dependencies[at]!.Successor() is not { } successor)
                continue;
            var (first, second) = (Number(predecessor), Number(successor));
            edges[first].Add(second);
            from[(first, second)] = at;
        }
        foreach (var circle in Cycles.In(names.Count, node => edges[node]))
            yield return (
                from[(circle[^1], circle[0])],
                $"These depend on each other in a circle: {string.Join(" → ", circle.Take(MaxNames).Select(node => names[node]))} → "
                    + $"{(circle.Count > MaxNames ? "… → " : "")}{names[circle[0]]}. Remove one of the dependencies."
            );

        int Number(ActivityKey key)
        {
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = names.Count);
                names.Add(key);
                edges.Add([]);
            }
            return number;
        }
    }
}
