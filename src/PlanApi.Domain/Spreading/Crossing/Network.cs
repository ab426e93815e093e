using PlanApi.Domain.Spreading.Breakdowns;

namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// Numbers as the flows of a network's arcs, which keep every node in balance. On one side, each sum collects the flows of its parts and
/// passes them to the sum above. On the other side, each sum hands down the flow that it gets from above. A part leads from the nearest
/// sum of the second side to the nearest sum of the first. The totals of both sides are the same: the root.
/// </summary>
internal sealed class Network
{
    private readonly int[] _first;
    private readonly int[] _arcs;

    public Network(int nodes, int[] from, int[] to)
    {
        (Nodes, From, To) = (nodes, from, to);
        _first = new int[nodes + 1];
        foreach (var node in from.Concat(to))
            _first[node + 1]++;
        for (var node = 0; node < nodes; node++)
            _first[node + 1] += _first[node];
        _arcs = new int[2 * from.Length];
        var next = _first.AsSpan(0, nodes).ToArray();
        for (var arc = 0; arc < from.Length; arc++)
        {
            _arcs[next[from[arc]]++] = arc;
            _arcs[next[to[arc]]++] = arc;
        }
    }

    public int Nodes { get; }

    public int[] From { get; }

    public int[] To { get; }

    /// <summary>The arcs that begin or end in a node.</summary>
    public ReadOnlySpan<int> At(int node) => _arcs.AsSpan(_first[node], _first[node + 1] - _first[node]);

    /// <summary>The node at the other end.</summary>
    public int Across(int arc, int node) => From[arc] == node ? To[arc] : From[arc];

    /// <param name="parts">The parts of each sum; nothing for a part.</param>
    /// <param name="sides">By number the sum's side.</param>
    public static Network Of(int[][] parts, int[] sides)
    {
        // The root is node 0, and each sum has one of its own.
        var (nodeOf, nodes) = (new int[parts.Length], 1);
        var bottom = new int[parts.Length];
        var bottoms = 0;
        for (var number = 0; number < parts.Length; number++)
        {
            if (parts[number].Length > 0)
                nodeOf[number] = nodes++;
            else
                bottom[number] = bottoms++;
        }
        var (from, to) = (new int[parts.Length], new int[parts.Length]);
        foreach (var side in (ReadOnlySpan<int>)[0, 1])
        {
            int[] sums =
            [
                .. Enumerable
                    .Range(0, parts.Length)
                    .Where(number => parts[number].Length > 0 && sides[number] == side)
                    .OrderBy(number => parts[number].Length),
            ];
            var parent = new int[bottoms + sums.Length];
            Array.Fill(parent, -1);
            if (
                !Laminar.Nest(
                    parent,
                    bottoms,
                    [.. sums.Select(sum => new SumLimit(Array.ConvertAll(parts[sum], part => bottom[part]), null, null, ""))]
                )
            )
                throw new ArgumentException("Sums of one side cross.");
            int Above(int at) => parent[at] < 0 ? 0 : nodeOf[sums[parent[at] - bottoms]];
            for (var number = 0; number < parts.Length; number++)
            {
                if (parts[number].Length == 0)
                    (side == 0 ? to : from)[number] = Above(bottom[number]);
            }
            for (var at = 0; at < sums.Length; at++)
            {
                var (own, above) = (nodeOf[sums[at]], Above(bottoms + at));
                (from[sums[at]], to[sums[at]]) = side == 0 ? (own, above) : (above, own);
            }
        }
        return new Network(nodes, from, to);
    }
}
