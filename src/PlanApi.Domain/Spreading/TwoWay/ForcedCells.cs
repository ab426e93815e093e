namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Finds the cells that sit at a bound in every answer. A cell at its bound can leave it exactly if its row and its column lie on a
/// common cycle of steps with room. It is therefore forced where they are in different strongly connected components (Tarjan 1972). With
/// these cells fixed, all others can lie strictly within their bounds at once, and the fit converges geometrically.
/// </summary>
internal static class ForcedCells
{
    /// <summary>The component of each node, rows first. The flow has met its totals.</summary>
    public static int[] Components(TransportFlow flow, int rows, int columns)
    {
        var nodes = rows + columns;
        var (order, least, next, component) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes]);
        var (open, path) = (new int[nodes], new int[nodes]);
        var (visited, opened, depth, components) = (0, 0, -1, 0);
        for (var root = 0; root < nodes; root++)
        {
            if (order[root] == 0)
                Enter(root);
            while (depth >= 0)
            {
                var node = path[depth];
                var (first, count) = node < rows ? (rows, columns) : (0, rows);
                if (next[node] < count)
                {
                    var to = first + next[node]++;
                    if (component[to] > 0 || flow.Room(node, to) == 0)
                        continue;
                    if (order[to] == 0)
                        Enter(to);
                    else
                        least[node] = Math.Min(least[node], order[to]);
                    continue;
                }
                depth--;
                if (depth >= 0)
                    least[path[depth]] = Math.Min(least[path[depth]], least[node]);
                if (least[node] == order[node])
                    Close(node);
            }
        }
        return component;

        void Enter(int node)
        {
            order[node] = least[node] = ++visited;
            open[opened++] = node;
            path[++depth] = node;
        }

        void Close(int node)
        {
            components++;
            do component[open[--opened]] = components;
            while (open[opened] != node);
        }
    }
}
