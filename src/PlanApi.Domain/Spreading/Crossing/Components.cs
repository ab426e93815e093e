namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>The parts of a network within which each node can be reached from each other (Tarjan 1972).</summary>
internal static class Components
{
    /// <summary>By node, which part it belongs to.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isOpen">Whether an arc can be passed, forwards or backwards.</param>
    public static int[] Of(Network network, Func<int, bool, bool> isOpen)
    {
        var (component, order, least, next) = (
            new int[network.Nodes],
            new int[network.Nodes],
            new int[network.Nodes],
            new int[network.Nodes]
        );
        Array.Fill(component, -1);
        var (found, components) = (0, 0);
        var (within, path) = (new Stack<int>(), new Stack<int>());
        for (var first = 0; first < network.Nodes; first++)
        {
            if (order[first] == 0)
                Enter(first);
            while (path.TryPeek(out var node))
            {
                if (next[node] < network.At(node).Length)
                {
                    var arc = network.At(node)[next[node]++];
                    var to = network.Across(arc, node);
                    if (to == node || component[to] >= 0 || !isOpen(arc, network.From[arc] == node))
                        continue;
                    if (order[to] == 0)
                        Enter(to);
                    else
                        least[node] = Math.Min(least[node], order[to]);
                    continue;
                }
                path.Pop();
                if (path.TryPeek(out var above))
                    least[above] = Math.Min(least[above], least[node]);
                if (least[node] != order[node])
                    continue;
                for (var last = -1; last != node; )
                {
                    last = within.Pop();
                    component[last] = components;
                }
                components++;
            }
        }
        return component;

        void Enter(int node)
        {
            order[node] = least[node] = ++found;
            within.Push(node);
            path.Push(node);
        }
    }
}
