using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// Rounds from the roots down, at each node by largest remainder (Hamilton's method), ties by index.
/// </summary>
/// <remarks>
/// It always works. Suppose that a node was rounded to one of the two whole numbers around its exact value, which is its children's exact
/// sum. The children's values rounded down add up to a whole number that is not above the exact sum, and so not above it rounded down;
/// rounded up, to one not below it rounded up. So what is missing to the node's whole value is between zero and the number of children with
/// a remainder, each of which can take one step. Bounds are whole numbers around the exact value, so that they are around both neighbours;
/// a value that is held is whole, and stays.
/// </remarks>
internal sealed class TreeRounding(TreeProblem problem, TreeShape shape, TreeEquations solved)
{
    private readonly long[] _values = new long[problem.Count];
    private ulong[] _remainders = [];
    private ulong[] _sorted = [];

    /// <exception cref="OverflowException">A value does not fit into 64 bits.</exception>
    public long[] Round()
    {
        foreach (var root in shape.Roots)
        {
            _values[root] =
                solved.Stands[root] != Stand.Free ? solved.ValueAt(root)
                : shape.IsLeaf(root) ? problem.Start[root]
                : HalfAwayFromZero(solved.ValueOf(root));
        }
        foreach (var node in shape.TopDown)
            Below(node);
        return _values;
    }

    private static long HalfAwayFromZero(Ratio value)
    {
        var floor = value.Floor(out var remainder);
        var half = (2 * remainder).CompareTo(value.Denominator);
        return (long)(half > 0 || (half == 0 && value.Numerator.Sign > 0) ? floor + 1 : floor);
    }

    private void Below(int node)
    {
        var children = shape.ChildrenOf(node);
        ref readonly var price = ref solved.Prices[shape.InnerAt[node]];
        if (_remainders.Length < children.Length)
            (_remainders, _sorted) = (new ulong[children.Length], new ulong[children.Length]);
        var remainders = _remainders.AsSpan(0, children.Length);
        var isExact = price.IsSmall;
        foreach (var child in children)
            isExact = isExact && (shape.IsLeaf(child) || solved.Stands[child] != Stand.Free || solved.SharesPrice(child));
        Int128 missing = _values[node];
        var raisable = 0;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            remainders[i] = 0;
            if (solved.Stands[child] != Stand.Free)
                _values[child] = solved.ValueAt(child);
            else if (shape.IsLeaf(child))
            {
                _values[child] = (long)price.Floor(problem.Start[child], problem.WeightOf(child), out remainders[i]);
                if (!isExact && price.IsSmall)
                    remainders[i] = price.AsFraction(remainders[i]);
            }
            else
            {
                var value = solved.ValueOf(child);
                _values[child] = (long)value.Floor(out var remainder);
                // A whole count of the price's denominators, though perhaps in lower terms.
                remainders[i] = isExact
                    ? (ulong)(remainder * price.Exact.Denominator / value.Denominator)
                    : Price.AsFraction(remainder, value.Denominator);
            }
            missing -= _values[child];
            if (remainders[i] > 0)
                _sorted[raisable++] = remainders[i];
        }
        if (missing == 0)
            return;
        var sorted = _sorted.AsSpan(0, raisable);
        sorted.Sort();
        var cut = sorted[raisable - (int)missing];
        if (isExact)
            Raise(children, remainders, cut, 0, (int)missing, price);
        else
            Raise(children, remainders, cut, Math.Max(price.Slack, 4), (int)missing, price);
    }

    // Raises those above the cut, then those at it in the order of their exact remainders, then of their indices.
    private void Raise(ReadOnlySpan<int> children, ReadOnlySpan<ulong> remainders, ulong cut, ulong slack, int missing, in Price price)
    {
        var (least, most) = (
            cut > 2 * slack ? cut - (2 * slack) : 1,
            cut < ulong.MaxValue - (2 * slack) ? cut + (2 * slack) : ulong.MaxValue
        );
        var near = new List<(int Child, Ratio Exact)>();
        foreach (var (i, child) in children.ToArray().Index())
        {
            if (remainders[i] > most)
            {
                _values[child]++;
                missing--;
            }
            else if (slack > 0 && remainders[i] >= least)
                near.Add((child, Remainder(child, price)));
        }
        if (slack == 0)
        {
            for (var i = 0; missing > 0; i++)
            {
                if (remainders[i] != cut)
                    continue;
                _values[children[i]]++;
                missing--;
            }
            return;
        }
        near.Sort((one, other) => other.Exact.CompareTo(one.Exact) is var order && order != 0 ? order : one.Child.CompareTo(other.Child));
        foreach (var (child, _) in near[..missing])
            _values[child]++;
    }

    private Ratio Remainder(int child, in Price price)
    {
        var value = shape.IsLeaf(child) ? price.Leaf(problem.Start[child], problem.WeightOf(child)) : solved.ValueOf(child);
        value.Floor(out var remainder);
        return new Ratio(remainder, value.Denominator);
    }
}
