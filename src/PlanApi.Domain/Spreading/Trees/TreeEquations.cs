using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>Where a node stands with respect to its own bounds.</summary>
internal enum Stand : sbyte
{
    Free,
    AtLow,
    AtHigh,

    /// <summary>The interval is one value: neither end needs a price that pushes towards it.</summary>
    Held,
}

/// <summary>
/// Solves the forest exactly for given stands: a linear pass up gives each subtree's response, one down the prices. A node at a bound cuts
/// the forest: above it is a constant, below it its own root. Then every node is tested against the conditions of Karush, Kuhn and Tucker,
/// which for a strictly convex objective hold at the optimum and nowhere else; those that fail are moved (primal-dual active set;
/// Hintermüller, Ito and Kunisch 2003).
/// </summary>
internal sealed class TreeEquations(TreeProblem problem, TreeShape shape, TreeBounds bounds, Stand[] stands)
{
    private readonly Response[] _sums = new Response[shape.InnerCount];
    private readonly List<(int Node, Stand To)> _moves = [];
    private bool _isUnsolvable;
    private readonly long[] _greatestWeights = new long[shape.InnerCount];

    // Where all nodes below are at bounds, the prices at which they stay there; null where nothing limits them.
    private readonly Dictionary<int, (Ratio? Low, Ratio? High)> _flats = [];

    public Stand[] Stands => stands;

    /// <summary>The price of the children of each node that has any.</summary>
    public Price[] Prices { get; } = new Price[shape.InnerCount];

    /// <summary>How many nodes did not stand where the last pass's prices put them: at the optimum, and only there, none.</summary>
    public int Misplaced => _moves.Count;

    /// <summary>Solves and tests. Where the stands admit no solution at all, it only finds which nodes to free.</summary>
    public void Solve()
    {
        _flats.Clear();
        _moves.Clear();
        _isUnsolvable = false;
        var parts = new List<Response>();
        for (var i = shape.TopDown.Length - 1; i >= 0; i--)
        {
            var node = shape.TopDown[i];
            Add(node, parts);
            if (!_sums[shape.InnerAt[node]].B.IsZero)
                continue;
            var flat = FlatOf(node);
            if (flat is { Low: { } low, High: { } high } && low.CompareTo(high) > 0)
                Release(node);
            _flats[node] = flat;
            var sum = _sums[shape.InnerAt[node]];
            if (stands[node] != Stand.Free && sum.A != ValueAt(node) * sum.D)
                Release(node);
        }
        if (_isUnsolvable)
            return;
        foreach (var node in shape.TopDown)
            Price(node);
    }

    /// <summary>Moves the nodes that are misplaced.</summary>
    public void Move() => _moves.ForEach(move => stands[move.Node] = move.To);

    // Nodes that all stand at bounds, but do not add up or contradict each other in their prices: none of them is known to stand there.
    private void Release(int node)
    {
        _isUnsolvable = true;
        foreach (var child in shape.ChildrenOf(node))
        {
            if (stands[child] == Stand.Held)
                continue;
            Move(child, Stand.Free);
            if (!shape.IsLeaf(child) && _sums[shape.InnerAt[child]].B.IsZero)
                Release(child);
        }
    }

    public long ValueAt(int node) => stands[node] == Stand.AtHigh ? bounds.High[node] : bounds.Low[node];

    public bool Wishes(int node) => problem.HasStart(node) && problem.WeightOf(node) > 0;

    /// <summary>The value of a node with children that is not at a bound.</summary>
    public Ratio ValueOf(int node) => _sums[shape.InnerAt[node]].At(Prices[shape.InnerAt[node]].Exact);

    /// <summary>Whether the node's value is a whole number of its parent's price's denominators.</summary>
    public bool SharesPrice(int node) => _sums[shape.InnerAt[node]].D.IsOne && !Wishes(node);

    private void Add(int node, List<Response> parts)
    {
        Int128 start = 0,
            weight = 0;
        long greatest = 0;
        foreach (var child in shape.ChildrenOf(node))
        {
            if (shape.IsLeaf(child))
                greatest = Math.Max(greatest, problem.WeightOf(child));
            if (stands[child] != Stand.Free)
                start += ValueAt(child);
            else if (shape.IsLeaf(child))
                (start, weight) = (start + problem.Start[child], weight + problem.WeightOf(child));
            else
                parts.Add(
                    Wishes(child)
                        ? _sums[shape.InnerAt[child]].Wishing(problem.Start[child], problem.WeightOf(child))
                        : _sums[shape.InnerAt[child]]
                );
        }
        _greatestWeights[shape.InnerAt[node]] = greatest;
        _sums[shape.InnerAt[node]] = Response.Sum(Response.Of(start, weight), parts);
    }

    private void Price(int node)
    {
        var at = shape.InnerAt[node];
        var above = problem.Parent[node] < 0 ? Ratio.Zero : Prices[shape.InnerAt[problem.Parent[node]]].Exact;
        Ratio price;
        if (stands[node] == Stand.Free)
        {
            price = Wishes(node) ? _sums[at].PriceBelow(above, problem.Start[node], problem.WeightOf(node)) : above;
            if (!bounds.IsFree(node))
                Test(node, _sums[at].At(price));
        }
        else
        {
            price = _sums[at].B.IsZero ? _flats[node].Low ?? _flats[node].High ?? Ratio.Zero : _sums[at].PriceOf(ValueAt(node));
            var flat = Threshold(node, price);
            if (stands[node] == Stand.AtLow && flat.High is { } high && above.CompareTo(high) > 0)
                Move(node, Stand.Free);
            else if (stands[node] == Stand.AtHigh && flat.Low is { } low && above.CompareTo(low) < 0)
                Move(node, Stand.Free);
        }
        Prices[at] = new Price(price, _greatestWeights[at]);
        if (!bounds.HasInequalities)
            return;
        foreach (var child in shape.ChildrenOf(node))
        {
            if (!shape.IsLeaf(child) || stands[child] == Stand.Held || bounds.IsFree(child))
                continue;
            var floor = Prices[at].Floor(problem.Start[child], problem.WeightOf(child), out var remainder);
            if (floor < bounds.Low[child])
                Move(child, Stand.AtLow);
            else if (floor > bounds.High[child] || (floor == bounds.High[child] && remainder > 0))
                Move(child, Stand.AtHigh);
            else if (
                (stands[child] == Stand.AtLow && (floor > bounds.Low[child] || remainder > 0))
                || (stands[child] == Stand.AtHigh && floor < bounds.High[child])
            )
                Move(child, Stand.Free);
        }
    }

    private void Test(int node, Ratio value)
    {
        if (bounds.Low[node] != TreeBounds.NoLow && value.CompareTo(bounds.Low[node]) < 0)
            Move(node, Stand.AtLow);
        else if (bounds.High[node] != TreeBounds.NoHigh && value.CompareTo(bounds.High[node]) > 0)
            Move(node, Stand.AtHigh);
    }

    private void Move(int node, Stand stand)
    {
        if (stands[node] != stand)
            _moves.Add((node, stand));
    }

    // Between which prices all children stay at their bounds. Only asked where none is free to move.
    private (Ratio? Low, Ratio? High) FlatOf(int node)
    {
        (Ratio? Low, Ratio? High) flat = default;
        foreach (var child in shape.ChildrenOf(node))
        {
            if (stands[child] == Stand.Held)
                continue;
            var own = shape.IsLeaf(child)
                ? Same(Ratio.Of((BigInteger)ValueAt(child) - problem.Start[child], problem.WeightOf(child)))
                : Threshold(child, _sums[shape.InnerAt[child]] is { B.IsZero: false } sum ? sum.PriceOf(ValueAt(child)) : Ratio.Zero);
            if (stands[child] != Stand.AtLow && own.Low is { } low && (flat.Low is not { } least || low.CompareTo(least) > 0))
                flat.Low = low;
            if (stands[child] != Stand.AtHigh && own.High is { } high && (flat.High is not { } most || high.CompareTo(most) < 0))
                flat.High = high;
        }
        return flat;
    }

    // Between which prices of its own the node's value stays the same: one price, unless all nodes below are at bounds.
    private (Ratio? Low, Ratio? High) Threshold(int node, Ratio priceBelow)
    {
        var at = shape.InnerAt[node];
        var (low, high) = _flats.TryGetValue(node, out var flat) ? flat : Same(priceBelow);
        if (!Wishes(node))
            return (low, high);
        var value = stands[node] == Stand.Free ? new Ratio(_sums[at].A, _sums[at].D) : new Ratio(ValueAt(node), 1);
        var weight = problem.WeightOf(node);
        var shift = Ratio.Of(value.Numerator - (problem.Start[node] * value.Denominator), value.Denominator * weight);
        return (low?.Plus(shift), high?.Plus(shift));
    }

    private static (Ratio? Low, Ratio? High) Same(Ratio price) => (price, price);
}
