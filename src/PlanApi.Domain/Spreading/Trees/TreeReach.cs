namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// The values to which each subtree can add up. The constraints are laminar (the leaves of a node lie within those of its parent or apart
/// from them), so the possible integers of a node form an interval: its own interval, intersected with the sum of its children's. If no
/// interval is empty, all bounds can be met at once, from the roots down.
/// </summary>
internal sealed class TreeReach
{
    /// <summary>
    /// Stands for "without limit". Sums of finite ends stay far below it. The sum of this value over all nodes is far below 2^127, so
    /// that a term can be taken out of a sum again.
    /// </summary>
    public static readonly Int128 Infinity = (Int128)1 << 94;

    private readonly TreeShape _shape;
    private readonly TreeBounds _bounds;
    private readonly Int128[] _sumLow;
    private readonly Int128[] _sumHigh;
    private readonly bool[] _isBroken;

    public TreeReach(TreeShape shape, TreeBounds bounds)
    {
        (_shape, _bounds) = (shape, bounds);
        _sumLow = new Int128[shape.InnerCount];
        _sumHigh = new Int128[shape.InnerCount];
        _isBroken = new bool[shape.InnerCount];
        for (var i = shape.TopDown.Length - 1; i >= 0; i--)
            Add(shape.TopDown[i]);
        foreach (var root in shape.Roots)
        {
            if (!IsBroken(root))
                Test(root);
        }
        Conflicts.Sort();
    }

    /// <summary>The nodes that cannot be met although everything below them can.</summary>
    public List<int> Conflicts { get; } = [];

    /// <summary>The possible values of a node, within its own bounds.</summary>
    public (Int128 Low, Int128 High) Of(int node)
    {
        var (low, high) = Sum(node);
        return Intersect((low, high), (_bounds.Low[node], _bounds.High[node]));
    }

    /// <summary>To what the children can add up: anything for a leaf. Ends without limit are multiples of infinity and more.</summary>
    public (Int128 Low, Int128 High) Sum(int node) =>
        _shape.InnerAt[node] is >= 0 and var at ? (_sumLow[at], _sumHigh[at]) : (-Infinity, Infinity);

    public static (Int128 Low, Int128 High) Intersect((Int128 Low, Int128 High) reach, (long Low, long High) own) =>
        Normal(
            (
                own.Low == TreeBounds.NoLow ? reach.Low : Int128.Max(reach.Low, own.Low),
                own.High == TreeBounds.NoHigh ? reach.High : Int128.Min(reach.High, own.High)
            )
        );

    public static (Int128 Low, Int128 High) Normal((Int128 Low, Int128 High) reach) =>
        (
            IsFinite(reach.Low) ? reach.Low
            : reach.Low < 0 ? -Infinity
            : Infinity,
            IsFinite(reach.High) ? reach.High
            : reach.High < 0 ? -Infinity
            : Infinity
        );

    public static bool IsFinite(Int128 end) => Int128.Abs(end) < Infinity / 2;

    public bool IsBroken(int node) => _shape.InnerAt[node] is >= 0 and var at && _isBroken[at];

    private void Add(int node)
    {
        var at = _shape.InnerAt[node];
        Int128 low = 0,
            high = 0;
        foreach (var child in _shape.ChildrenOf(node))
        {
            if (IsBroken(child) || !Test(child))
            {
                _isBroken[at] = true;
                continue;
            }
            var reach = Of(child);
            low += reach.Low;
            high += reach.High;
        }
        (_sumLow[at], _sumHigh[at]) = (low, high);
    }

    private bool Test(int node)
    {
        var (low, high) = Of(node);
        if (low <= high && _bounds.Low[node] <= _bounds.High[node])
            return true;
        Conflicts.Add(node);
        return false;
    }
}
