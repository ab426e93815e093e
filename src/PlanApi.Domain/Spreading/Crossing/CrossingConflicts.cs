using System.Numerics;

namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// Explains why bounds cannot be kept: the cut at which a flow falls short, and each bound that would be enough if it alone moved. Where
/// no single bound is enough, the smallest joint change: a flow of least cost in which a step beyond a bound costs 1.
/// </summary>
internal static class CrossingConflicts
{
    /// <summary>The most bounds that are tried and named.</summary>
    private const int Named = 100;

    /// <summary>The first number whose own bounds cross, and the change that would help; null if there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">Within bounds, and at the high where they cross.</param>
    /// <param name="low">The least that each may be.</param>
    /// <param name="high">The most.</param>
    public static CrossingConflict? Own(Network network, long[] values, long[] low, long[] high)
    {
        if (Enumerable.Range(0, low.Length).FirstOrDefault(at => low[at] > high[at], -1) is var number && number < 0)
            return null;
        var (least, most) = (new CrossingBound(number, true, low[number]), new CrossingBound(number, false, high[number]));
        IReadOnlyList<CrossingRelaxation>[] alone =
            low.Zip(high).Count(range => range.First > range.Second) > 1
                ? []
                :
                [
                    .. new CrossingRelaxation[] { new(least, high[number]), new(most, low[number]) }
                        .Where(change => Does(change.To))
                        .Select(change => (CrossingRelaxation[])[change]),
                ];
        return new CrossingConflict(
            [least, most],
            (Int128)low[number] - high[number],
            alone.Length > 0 ? alone : [Together(network, values, low, high)]
        );

        bool Does(long to)
        {
            var (moved, from, upTo) = (values.ToArray(), low.ToArray(), high.ToArray());
            moved[number] = from[number] = upTo[number] = to;
            return new LeastCostFlow<Int128>(network, new NoSlopes(), moved, from, upTo, new Int128[network.Nodes]).Run();
        }
    }

    public static CrossingConflict Of<T>(Network network, LeastCostFlow<T> flow, long[] values, long[] low, long[] high)
        where T : struct, IBinaryInteger<T>
    {
        var binding = new List<CrossingBound>();
        for (var arc = 0; arc < values.Length; arc++)
        {
            var (from, to) = (flow.IsReached(network.From[arc]), flow.IsReached(network.To[arc]));
            if (to && !from)
                binding.Add(new CrossingBound(arc, true, low[arc]));
            else if (from && !to)
                binding.Add(new CrossingBound(arc, false, high[arc]));
        }
        var missing = flow.Excess.Aggregate((Int128)0, (sum, excess) => sum + Int128.Max(excess, 0));
        IReadOnlyList<CrossingRelaxation>[] alone =
        [
            .. binding
                .Take(Named)
                .Select(bound => Alone(network, bound, values, low, high))
                .OfType<CrossingRelaxation>()
                .Select(change => (CrossingRelaxation[])[change]),
        ];
        return new CrossingConflict(binding, missing, alone.Length > 0 ? alone : [Together(network, values, low, high)]);
    }

    // All that is left over has to cross the cut at that number, which so moves by exactly as much.
    private static CrossingRelaxation? Alone(Network network, CrossingBound bound, long[] values, long[] low, long[] high)
    {
        var (moved, least, most) = (values.ToArray(), low.ToArray(), high.ToArray());
        if (bound.IsLow)
            least[bound.Number] = CrossingProblem.None;
        else
            most[bound.Number] = CrossingProblem.NoHigh;
        return new LeastCostFlow<Int128>(network, new NoSlopes(), moved, least, most, new Int128[network.Nodes]).Run()
            ? new CrossingRelaxation(bound, moved[bound.Number])
            : null;
    }

    private static CrossingRelaxation[] Together(Network network, long[] values, long[] low, long[] high)
    {
        var moved = values.ToArray();
        var (least, most) = (new long[moved.Length], new long[moved.Length]);
        Array.Fill(least, CrossingProblem.None);
        Array.Fill(most, CrossingProblem.NoHigh);
        new LeastCostFlow<Int128>(network, new BeyondSlopes(low, high), moved, least, most, new Int128[network.Nodes]).Run();
        return
        [
            .. Enumerable
                .Range(0, moved.Length)
                .Where(number => moved[number] < low[number])
                .Select(number => new CrossingRelaxation(new CrossingBound(number, true, low[number]), moved[number])),
            .. Enumerable
                .Range(0, moved.Length)
                .Where(number => moved[number] > high[number])
                .Select(number => new CrossingRelaxation(new CrossingBound(number, false, high[number]), moved[number])),
        ];
    }
}
