using System.Numerics;
using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.Domain.Spreading.Series;

/// <summary>
/// Spreads a total over periods with the least change: minimises the sum of (x - start)^2 / weight over whole numbers. The total is met,
/// and each period and each running sum keeps its bounds. If requested, no period is below the one before.
/// </summary>
public static class SeriesChange
{
    private const int MostRounds = 20;
    private const int MostExactRounds = 64;
    private const int LeastRadius = 12;
    private const int MostRadius = 60;

    /// <summary>
    /// The series, or the reason why there is none. The existence is decided exactly, for whole numbers. Without rising, the bounds form
    /// a tree and the answer is that of <see cref="LeastChange"/>: each period is less than one step from the exact optimum, and equal
    /// remainders go to the earlier period. With rising, it is found by a search in whole numbers. Up to 60 periods, the result is the
    /// closest series among all that differ from it by at most n steps (at least 12) in each period and running sum. Longer series are
    /// searched 60 steps far, and end after 64 rounds at the latest.
    /// </summary>
    /// <exception cref="ArgumentException">There is no period, arrays differ in length, a start is missing, or a weight is
    /// negative.</exception>
    /// <exception cref="OverflowException">A value of the answer does not fit into 64 bits.</exception>
    public static SeriesAnswer Over(SeriesProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Check();
        var limits = new SeriesLimits(problem.Count, problem.Rising, problem.Bounds());
        var reach = new SeriesReach(limits);
        if (!reach.IsPossible)
            return new SeriesAnswer([], new SeriesConflicts(problem).Describe());
        var (tree, sums) = WithoutRising(problem);
        var wish = tree.Values[sums.Count..].ToArray();
        var values = problem.Rising ? Rising(problem, limits, reach, wish) : wish;
        return new SeriesAnswer(values, null) { Why = period => Reason(tree, sums, period, values[period]) };
    }

    private static SeriesReason Reason(TreeAnswer tree, List<int> sums, int period, long value)
    {
        var reason = tree.Reason(sums.Count + period);
        SeriesBound? stop = reason.StoppedBy switch
        {
            null or { Kind: BoundKind.Required } => null,
            { } own when own.Node >= sums.Count => new SeriesBound(
                own.Node - sums.Count,
                own.Kind switch
                {
                    BoundKind.Low => SeriesBoundKind.Low,
                    BoundKind.High => SeriesBoundKind.High,
                    _ => SeriesBoundKind.Fixed,
                },
                own.Value
            ),
            { } sum => new SeriesBound(
                sums[sum.Node],
                sum.Kind == BoundKind.Low ? SeriesBoundKind.CumulativeLow : SeriesBoundKind.CumulativeHigh,
                sum.Value
            ),
        };
        return new SeriesReason(reason.Start!.Value, reason.Weight!.Value, reason.Price, reason.Exact, stop, value != reason.Value, value);
    }

    // A running sum with bounds is a node over the one before it and the periods since: periods 0 to n - 1, then the sums.
    private static (TreeAnswer Tree, List<int> Sums) WithoutRising(SeriesProblem problem)
    {
        var sums = new List<int>();
        for (var period = 0; period < problem.Count; period++)
        {
            if (
                period == problem.Count - 1
                || Bound(problem.CumulativeLow, period) is not null
                || Bound(problem.CumulativeHigh, period) is not null
            )
                sums.Add(period);
        }
        // A sum comes before its periods among siblings, as it is the earlier one.
        var (count, none) = (sums.Count + problem.Count, TreeProblem.None);
        var (parent, start, weight) = (new int[count], new long[count], new long[count]);
        var (low, high, required) = (new long[count], new long[count], new long[count]);
        for (int at = 0, period = 0; at < sums.Count; at++)
        {
            parent[at] = at + 1 < sums.Count ? at + 1 : -1;
            (start[at], weight[at], required[at]) = (none, none, at + 1 < sums.Count ? none : problem.Total);
            (low[at], high[at]) = (Bound(problem.CumulativeLow, sums[at]) ?? none, Bound(problem.CumulativeHigh, sums[at]) ?? none);
            for (; period <= sums[at]; period++)
            {
                var node = sums.Count + period;
                (parent[node], start[node], weight[node], required[node]) = (at, problem.Start[period], problem.WeightOf(period), none);
                (low[node], high[node]) = (Bound(problem.Low, period) ?? none, Bound(problem.High, period) ?? none);
            }
        }
        var tree = new TreeProblem(parent, start)
        {
            Weight = weight,
            Low = low,
            High = high,
            Required = required,
        };
        return (LeastChange.Over(tree), sums);
    }

    private static long[] Rising(SeriesProblem problem, SeriesLimits limits, SeriesReach reach, long[] wish)
    {
        // Any choice inside what can be reached can be completed: from the last period back, the one nearest to the wish.
        var series = new Int128[problem.Count];
        Int128 sum = problem.Total,
            limit = SeriesLimits.Infinity,
            longest = 1;
        for (var period = problem.Count - 1; period >= 0; period--)
        {
            var (low, high) = reach.Last(period, sum, limit);
            series[period] = limit = Int128.Clamp(wish[period], low, high);
            sum -= limit;
            longest = Int128.Max(longest, Int128.Abs(limit - wish[period]));
        }
        var costs = new SeriesCosts(problem);
        var radius = Math.Clamp(problem.Count, LeastRadius, MostRadius);
        var guess = new SeriesSearch<double>(limits, radius, costs.Roughly);
        for (var stride = Int128.One << (int)Int128.Log2(longest); stride > 1; stride /= 2)
            guess.Improve(series, stride, MostRounds);
        new SeriesSearch<Int128>(limits, radius, costs.Exactly).Improve(series, 1, MostExactRounds);
        return [.. series.Select(value => checked((long)value))];
    }

    private static long? Bound(long[]? bounds, int period) => bounds is { } all && all[period] != SeriesProblem.None ? all[period] : null;
}
