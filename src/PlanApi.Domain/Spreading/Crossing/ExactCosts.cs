using System.Numerics;

namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// Compares nearly equal costs exactly, in a flow of least rounded cost. Any flow of lower or equal cost differs from it by cycles in
/// which every arc costs less than one unit for each node of the network. So only those arcs are looked at, where they form cycles, with
/// costs multiplied by a common multiple of the weights. Among equal flows, the first number gets most.
/// </summary>
internal sealed class ExactCosts
{
    private readonly Network _network;
    private readonly LeastCostFlow<BigInteger> _flow;

    // By arc, whether a step forwards or backwards costs nothing; neither once the arc is settled.
    private readonly bool[] _isFreeUp;
    private readonly bool[] _isFreeDown;
    private readonly int[] _via;

    private ExactCosts(Network network, LeastCostFlow<BigInteger> flow, int arcs)
    {
        (_network, _flow, _isFreeUp, _isFreeDown, _via) = (network, flow, new bool[arcs], new bool[arcs], new int[network.Nodes]);
        for (var arc = 0; arc < arcs; arc++)
            Look(arc);
    }

    /// <param name="network">The whole network.</param>
    /// <param name="rounded">The flow of least rounded cost.</param>
    /// <param name="slopes">The costs of the flow.</param>
    /// <param name="values">The values of the flow; they are changed.</param>
    /// <param name="low">The least that each may be.</param>
    /// <param name="high">The most.</param>
    /// <param name="prices">The prices of the flow.</param>
    public static void Settle<T>(
        Network network,
        LeastCostFlow<T> rounded,
        SquareSlopes<BigInteger> slopes,
        long[] values,
        long[] low,
        long[] high,
        BigInteger[] prices
    )
        where T : struct, IBinaryInteger<T>
    {
        var near = T.CreateChecked(network.Nodes);
        bool IsNear(int arc, bool up) => rounded.CanMove(arc, up) && rounded.Reduced(arc, up) <= near;
        var component = Components.Of(network, IsNear);
        var cycles = Enumerable
            .Range(0, values.Length)
            .Where(arc =>
                network.From[arc] != network.To[arc]
                && component[network.From[arc]] == component[network.To[arc]]
                && (IsNear(arc, true) || IsNear(arc, false))
            )
            .GroupBy(arc => component[network.From[arc]])
            .Select(arcs => arcs.ToArray());
        // Arcs without a cost may move both ways, which is no cycle; whatever is one has at least two that cost something.
        foreach (var arcs in cycles.Where(arcs => arcs.Count(arc => slopes.Weight[arc] > 0) > 1))
            Settle(network, slopes, arcs, values, low, high, prices);
    }

    private static void Settle(
        Network network,
        SquareSlopes<BigInteger> slopes,
        int[] arcs,
        long[] values,
        long[] low,
        long[] high,
        BigInteger[] prices
    )
    {
        int[] nodes = [.. arcs.SelectMany(arc => (int[])[network.From[arc], network.To[arc]]).Distinct().Order()];
        var nodeAt = nodes.Select((node, at) => (node, at)).ToDictionary(pair => pair.node, pair => pair.at);
        var part = new Network(
            nodes.Length,
            Array.ConvertAll(arcs, arc => nodeAt[network.From[arc]]),
            Array.ConvertAll(arcs, arc => nodeAt[network.To[arc]])
        );
        var multiple = arcs.Select(arc => slopes.Weight[arc]).Where(weight => weight > 0).Distinct().Aggregate(BigInteger.One, Multiple);
        T[] Of<T>(T[] all) => Array.ConvertAll(arcs, arc => all[arc]);
        var own = Of(values);
        var flow = new LeastCostFlow<BigInteger>(
            part,
            new SquareSlopes<BigInteger>(Of(slopes.Start), Of(slopes.Weight), multiple * slopes.Scale),
            own,
            Of(low),
            Of(high),
            Array.ConvertAll(nodes, node => prices[node] * multiple)
        );
        flow.Continue();
        new ExactCosts(part, flow, arcs.Length).FirstGetsMost(Of(slopes.Weight));
        for (var at = 0; at < arcs.Length; at++)
            values[arcs[at]] = own[at];
    }

    private static BigInteger Multiple(BigInteger one, long other) => one / BigInteger.GreatestCommonDivisor(one, other) * other;

    // A number that could grow by a step, with others growing and falling around a cycle that costs nothing, does. A second step would cost
    // something.
    private void FirstGetsMost(long[] weight)
    {
        for (var arc = 0; arc < weight.Length; arc++)
        {
            if (weight[arc] == 0)
                continue;
            if (_isFreeUp[arc] && IsReached(_network.To[arc], _network.From[arc], arc))
            {
                _flow.Move(arc, up: true);
                for (var node = _network.From[arc]; node != _network.To[arc]; )
                {
                    var other = _via[node];
                    _flow.Move(other, _network.To[other] == node);
                    Look(other);
                    node = _network.Across(other, node);
                }
            }
            _isFreeUp[arc] = _isFreeDown[arc] = false;
        }
    }

    private void Look(int arc)
    {
        _isFreeUp[arc] = _flow.CanMove(arc, up: true) && _flow.Reduced(arc, up: true).IsZero;
        _isFreeDown[arc] = _flow.CanMove(arc, up: false) && _flow.Reduced(arc, up: false).IsZero;
    }

    // Notes by node over which arc a path that costs nothing comes to it.
    private bool IsReached(int from, int to, int without)
    {
        Array.Fill(_via, -1);
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var node) && node != to)
        {
            foreach (var arc in _network.At(node))
            {
                var next = _network.Across(arc, node);
                if (arc == without || next == from || _via[next] >= 0 || !(_network.From[arc] == node ? _isFreeUp[arc] : _isFreeDown[arc]))
                    continue;
                _via[next] = arc;
                open.Enqueue(next);
            }
        }
        return _via[to] >= 0;
    }
}
