using PlanApi.Application.Documents.Sources;

namespace PlanApi.Application.Documents.Checks;

/// <summary>Finds cycles in a directed graph by depth-first search, on a stack of its own: chains may be as long as the input.</summary>
public static class Cycles
{
    /// <summary>One cycle for each edge that closes one: the nodes from the edge's end back to its start.</summary>
    /// <param name="count">How many nodes there are; they are called 0, 1, 2, ...</param>
    /// <param name="next">The nodes to which a node's edges lead.</param>
    public static IEnumerable<IReadOnlyList<int>> In(int count, Func<int, IReadOnlyList<int>> next)
    {
        // Where a node stands on the path, from 1; 0 not seen yet, -1 done.
        var places = new int[count];
        var path = new List<(int Node, int Edge)>();
        for (var start = 0; start < count; start++)
        {
            if (places[start] != 0)
                continue;
            path.Add((start, 0));
            places[start] = 1;
            while (path.Count > 0)
            {
                var (node, edge) = path[^1];
                var targets = next(node);
                if (edge == targets.Count)
                {
                    path.RemoveAt(path.Count - 1);
                    places[node] = -1;
                    continue;
                }
                path[^1] = (node, edge + 1);
                var target = targets[edge];
                if (places[target] > 0)
                    yield return [.. path.Skip(places[target] - 1).Select(step => step.Node)];
                else if (places[target] == 0)
                {
                    path.Add((target, 0));
                    places[target] = path.Count;
                }
            }
        }
    }
}
