namespace PlanApi.Domain.Validation;

/// <summary>Finds circles, in time linear in the number of links and without recursion.</summary>
public static class Circles
{
    /// <summary>The nodes that lie on a circle, where every node has one successor (or a negative number for none).</summary>
    public static IReadOnlyList<int> In(int[] next)
    {
        var visitedBy = new int[next.Length];
        var found = new List<int>();
        for (var start = 0; start < next.Length; start++)
        {
            var at = start;
            while (at >= 0 && visitedBy[at] == 0)
            {
                visitedBy[at] = start + 1;
                at = next[at];
            }
            if (at < 0 || visitedBy[at] != start + 1)
                continue;
            var first = at;
            do
            {
                found.Add(at);
                at = next[at];
            } while (at != first);
        }
        return found;
    }

    /// <summary>
    /// The circles of a graph: its strongly connected components of more than one node, and nodes that point to themselves (Tarjan 1972).
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> In(IReadOnlyList<IReadOnlyList<int>> links)
    {
        var order = new int[links.Count];
        var low = new int[links.Count];
        var next = new int[links.Count];
        var onStack = new bool[links.Count];
        var stack = new Stack<int>();
        var path = new Stack<int>();
        var circles = new List<IReadOnlyList<int>>();
        var clock = 0;
        for (var start = 0; start < links.Count; start++)
        {
            if (order[start] != 0)
                continue;
            path.Push(start);
            while (path.TryPeek(out var node))
            {
                if (order[node] == 0)
                {
                    order[node] = low[node] = ++clock;
                    stack.Push(node);
                    onStack[node] = true;
                }
                if (next[node] < links[node].Count)
                {
                    var to = links[node][next[node]++];
                    if (order[to] == 0)
                        path.Push(to);
                    else if (onStack[to])
                        low[node] = Math.Min(low[node], order[to]);
                    continue;
                }
                path.Pop();
                if (path.TryPeek(out var parent))
                    low[parent] = Math.Min(low[parent], low[node]);
                if (low[node] == order[node])
                    Collect(node);
            }
        }
        return circles;

        void Collect(int root)
        {
            var circle = new List<int>();
            int node;
            do
            {
                node = stack.Pop();
                onStack[node] = false;
                circle.Add(node);
            } while (node != root);
            if (circle.Count > 1 || links[root].Contains(root))
                circles.Add(circle);
        }
    }
}
