using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// Finds the nodes that stand at their bounds at the optimum. The value of a subtree is a rising, piecewise linear function of the price.
/// For a leaf it is clamp(start + price x weight). For a parent it is the sum of the children, limited to the parent's own bounds and
/// weakened by its own wish. The functions are composed from the leaves up, and read off from the roots down. In fractions the answer is
/// exact; in doubles it is a guess that <see cref="TreeEquations"/> tests.
/// </summary>
/// <remarks>Each node sorts the points below it: O(n log n) for each level of the forest.</remarks>
internal sealed class TreeResponses<T>(TreeProblem problem, TreeShape shape, TreeBounds bounds)
    where T : IComparable<T>,
        IAdditionOperators<T, T, T>,
        ISubtractionOperators<T, T, T>,
        IMultiplyOperators<T, T, T>,
        IDivisionOperators<T, T, T>
{
    private static readonly T _zero = Number<T>.Of(0);

    // The sum of each node's children, as a function of their price; only where it is needed on the way down.
    private readonly Curve<T>?[] _sums = new Curve<T>?[shape.InnerCount];
    private readonly List<T> _prices = [];
    private readonly List<T> _bends = [];

    public Stand[] Stands()
    {
        var above = new Curve<T>?[shape.InnerCount];
        for (var i = shape.TopDown.Length - 1; i >= 0; i--)
        {
            var node = shape.TopDown[i];
            var at = shape.InnerAt[node];
            var sum = SumOf(node, above);
            if (Wishes(node) || !bounds.IsFree(node))
                _sums[at] = sum;
            if (bounds.IsHeld(node))
                above[at] = Constant(Number<T>.Of(bounds.Low[node]));
            else
                above[at] = (
                    Wishes(node) ? sum.Wishing(Number<T>.Of(problem.Start[node]), Number<T>.Of(problem.WeightOf(node))) : sum
                ).Within(LowOf(node), HighOf(node), _zero);
        }
        return Read();
    }

    private Curve<T> SumOf(int node, Curve<T>?[] above)
    {
        _prices.Clear();
        _bends.Clear();
        var (level, slope, last) = (_zero, _zero, _zero);
        foreach (var child in shape.ChildrenOf(node))
        {
            if (!shape.IsLeaf(child))
            {
                var curve = above[shape.InnerAt[child]]!;
                above[shape.InnerAt[child]] = null;
                (level, slope, last) = (level + curve.LevelOnTheLeft, slope + curve.LeftSlope, last + curve.RightSlope);
                var before = curve.LeftSlope;
                for (var i = 0; i < curve.Count; i++)
                {
                    var after = curve.SlopeAfter(i);
                    _prices.Add(curve.Prices[i]);
                    _bends.Add(after - before);
                    before = after;
                }
                continue;
            }
            if (bounds.IsHeld(child))
            {
                level += Number<T>.Of(bounds.Low[child]);
                continue;
            }
            var (start, weight) = (problem.Start[child], Number<T>.Of(problem.WeightOf(child)));
            if (LowOf(child) is { } low)
            {
                level += Number<T>.Of(low);
                _prices.Add(Number<T>.Of((Int128)low - start) / weight);
                _bends.Add(weight);
            }
            else
                (level, slope) = (level + Number<T>.Of(start), slope + weight);
            if (HighOf(child) is { } high)
            {
                _prices.Add(Number<T>.Of((Int128)high - start) / weight);
                _bends.Add(_zero - weight);
            }
            else
                last += weight;
        }
        return Trace(level, slope, last);
    }

    // From bends in the order of their prices to points.
    private Curve<T> Trace(T level, T leftSlope, T rightSlope)
    {
        var (prices, bends) = (_prices.ToArray(), _bends.ToArray());
        if (prices.Length == 0)
            return new Curve<T>([], [], leftSlope, leftSlope, level);
        Array.Sort(prices, bends);
        var values = new T[prices.Length];
        var (count, slope) = (0, leftSlope);
        for (var i = 0; i < prices.Length; i++)
        {
            if (count == 0 || prices[i].CompareTo(prices[count - 1]) != 0)
            {
                values[count] = count == 0 ? level + (slope * prices[i]) : values[count - 1] + (slope * (prices[i] - prices[count - 1]));
                prices[count++] = prices[i];
            }
            slope += bends[i];
            // In doubles what is left of a sum of slopes after its last term may be less than nothing.
            if (slope.CompareTo(_zero) < 0)
                slope = _zero;
        }
        Array.Resize(ref prices, count);
        Array.Resize(ref values, count);
        return new Curve<T>(prices, values, leftSlope, rightSlope, level);
    }

    private Stand[] Read()
    {
        var stands = new Stand[problem.Count];
        var prices = new T[shape.InnerCount];
        foreach (var root in shape.Roots)
        {
            if (shape.IsLeaf(root))
                stands[root] = StandOf(root, Number<T>.Of(problem.Start[root]));
        }
        foreach (var node in shape.TopDown)
        {
            var at = shape.InnerAt[node];
            var price = problem.Parent[node] < 0 ? _zero : prices[shape.InnerAt[problem.Parent[node]]];
            if (_sums[at] is { } sum)
            {
                // With its own wish the node's value is read off at its own price, and its children's price at that value.
                var value =
                    Wishes(node) && !bounds.IsHeld(node)
                        ? sum.Wishing(Number<T>.Of(problem.Start[node]), Number<T>.Of(problem.WeightOf(node))).At(price)
                        : sum.At(price);
                stands[node] = StandOf(node, value);
                if (stands[node] != Stand.Free)
                    price = sum.PriceOf(Number<T>.Of(stands[node] == Stand.AtHigh ? bounds.High[node] : bounds.Low[node]), _zero);
                else if (Wishes(node))
                    price -= (value - Number<T>.Of(problem.Start[node])) / Number<T>.Of(problem.WeightOf(node));
            }
            prices[at] = price;
            foreach (var child in shape.ChildrenOf(node))
            {
                if (shape.IsLeaf(child) && !bounds.IsFree(child))
                    stands[child] = StandOf(child, Number<T>.Of(problem.Start[child]) + (price * Number<T>.Of(problem.WeightOf(child))));
            }
        }
        return stands;
    }

    private Stand StandOf(int node, T value) =>
        bounds.IsHeld(node) ? Stand.Held
        : LowOf(node) is { } low && value.CompareTo(Number<T>.Of(low)) < 0 ? Stand.AtLow
        : HighOf(node) is { } high && value.CompareTo(Number<T>.Of(high)) > 0 ? Stand.AtHigh
        : Stand.Free;

    private long? LowOf(int node) => bounds.Low[node] == TreeBounds.NoLow ? null : bounds.Low[node];

    private long? HighOf(int node) => bounds.High[node] == TreeBounds.NoHigh ? null : bounds.High[node];

    private bool Wishes(int node) => problem.HasStart(node) && problem.WeightOf(node) > 0;

    private static Curve<T> Constant(T value) => new([], [], _zero, _zero, value);
}
