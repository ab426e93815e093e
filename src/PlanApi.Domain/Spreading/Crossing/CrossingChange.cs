using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// Makes the sums of two crossing hierarchies agree with their parts by the least change: it minimises the sum of (x - start)^2 / weight
/// over whole steps, exactly, under bounds. This is a quadratic flow of least cost (Minoux 1984; Hochbaum 1994). Two hierarchies form a
/// network, whose matrix is totally unimodular, so whole steps have an answer wherever fractions have one.
/// </summary>
/// <remarks>
/// Among answers with the same change, the method takes the one that gives most to the first number, then to the second, and so on. The
/// order of the numbers matters for nothing else. Costs are first compared to a fixed number of binary places, which decides all but
/// nearly equal costs. Where cycles of nearly equal cost are left, they are compared exactly: see <see cref="ExactCosts"/>.
/// </remarks>
public static class CrossingChange
{
    /// <summary>
    /// The largest number of numbers that a caller should ask for: about a second's work, which grows slightly faster than they do.
    /// </summary>
    public const int MostNumbers = 20_000;

    private const int MostBits = 124;

    // What prices are told more exactly than the optimum needs, so that shares can be checked by hand.
    private const int MoreBits = 24;

    /// <exception cref="ArgumentException">Arrays differ in length, a weight is negative, or a part has no start.</exception>
    /// <exception cref="OverflowException">A value does not fit in 64 bits.</exception>
    public static CrossingAnswer Over(CrossingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Check();
        if (TwoHierarchies.SidesOf(problem.Parts, out var circle) is not { } sides)
            return new CrossingAnswer(circle);
        var (low, high) = (new long[problem.Count], new long[problem.Count]);
        for (var number = 0; number < problem.Count; number++)
            (low[number], high[number]) = problem.RangeOf(number);
        var network = Network.Of(problem.Parts, sides);
        var values = Begin(problem, low, high);
        if (CrossingConflicts.Own(network, values, low, high) is { } own)
            return new CrossingAnswer(own);
        // Costs are rounded down by less than a unit for each node of a cycle; a number's next step costs at least some units for each
        // node.
        var bits = 2 + BitOperations.Log2((uint)network.Nodes + 1) + Bits(problem, max: true);
        var spare = MostBits - Largest(problem, network, values, bits);
        return spare < 0
            ? Over<BigInteger>(problem, network, values, low, high, bits + MoreBits)
            : Over<Int128>(problem, network, values, low, high, bits + Math.Min(spare, MoreBits));
    }

    private static CrossingAnswer Over<T>(CrossingProblem problem, Network network, long[] values, long[] low, long[] high, int bits)
        where T : struct, IBinaryInteger<T>
    {
        var weight = Array.ConvertAll([.. Enumerable.Range(0, problem.Count)], problem.WeightOf);
        var prices = Array.ConvertAll(RoughPrices.Of(network, problem, low, high), price => T.CreateChecked(Math.ScaleB(price, bits + 1)));
        Place(problem, network, values, low, high, Array.ConvertAll(prices, BigInteger.CreateChecked), bits);
        var flow = new LeastCostFlow<T>(network, new SquareSlopes<T>(problem.Start, weight, T.One << bits), values, low, high, prices);
        if (!flow.Run())
            return new CrossingAnswer(CrossingConflicts.Of(network, flow, values, low, high));
        ExactCosts.Settle(
            network,
            flow,
            new SquareSlopes<BigInteger>(problem.Start, weight, BigInteger.One << bits),
            values,
            low,
            high,
            Array.ConvertAll(prices, BigInteger.CreateChecked)
        );
        return new CrossingAnswer(
            values,
            number =>
                Fraction.Of(
                    BigInteger.CreateChecked(prices[network.To[number]] - prices[network.From[number]]),
                    BigInteger.One << (bits + 1)
                )
        );
    }

    // Each number where the prices put it.
    private static void Place(
        CrossingProblem problem,
        Network network,
        long[] values,
        long[] low,
        long[] high,
        BigInteger[] prices,
        int bits
    )
    {
        for (var number = 0; number < problem.Count; number++)
        {
            if (problem.WeightOf(number) is not (> 0 and var weight))
                continue;
            var moved =
                problem.Start[number]
                + (((weight * (prices[network.To[number]] - prices[network.From[number]])) + (BigInteger.One << bits)) >> (bits + 1));
            values[number] = (long)BigInteger.Max(low[number], BigInteger.Min(high[number], moved));
        }
        Gather(problem, values, low, high);
    }

    // Where each number would like to be within its bounds.
    private static long[] Begin(CrossingProblem problem, long[] low, long[] high)
    {
        var values = new long[problem.Count];
        for (var number = 0; number < problem.Count; number++)
        {
            if (problem.HasStart(number))
                values[number] = Math.Min(Math.Max(problem.Start[number], low[number]), high[number]);
        }
        Gather(problem, values, low, high);
        return values;
    }

    // A sum without a start is what its parts come to.
    private static void Gather(CrossingProblem problem, long[] values, long[] low, long[] high)
    {
        for (var number = 0; number < problem.Count; number++)
        {
            if (!problem.HasStart(number))
                values[number] = Math.Min(
                    Math.Max(problem.Parts[number].Aggregate(0L, (sum, part) => checked(sum + values[part])), low[number]),
                    high[number]
                );
        }
    }

    private static int Bits(CrossingProblem problem, bool max)
    {
        var weights = Enumerable.Range(0, problem.Count).Select(problem.WeightOf).Where(weight => weight > 0).DefaultIfEmpty(1);
        return BitOperations.Log2((ulong)(max ? weights.Max() : weights.Min())) + (max ? 1 : 0);
    }

    // How many bits costs and prices may take: the steepest slope that a number may come to, along as many arcs as there are nodes.
    private static int Largest(CrossingProblem problem, Network network, long[] values, int bits)
    {
        Int128 furthest = 1;
        for (var number = 0; number < values.Length; number++)
            furthest = Int128.Max(furthest, Int128.Abs(problem.HasStart(number) ? problem.Start[number] : 0) + Int128.Abs(values[number]));
        furthest += values.Aggregate((Int128)0, (sum, value) => sum + Int128.Abs(value));
        var far = 4 + (int)(128 - Int128.LeadingZeroCount(furthest));
        return far + bits + Math.Max((2 * (1 + BitOperations.Log2((uint)network.Nodes))) - Bits(problem, max: false), 0);
    }
}
