namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// Each node's own interval: its bounds, what is required of it, and its start where a weight of 0 keeps it, intersected. An absent end is
/// the least or greatest 64-bit integer, which no value takes.
/// </summary>
internal sealed class TreeBounds
{
    public const long NoLow = long.MinValue;
    public const long NoHigh = long.MaxValue;

    private readonly TreeProblem _problem;

    public TreeBounds(TreeProblem problem)
    {
        _problem = problem;
        Low = new long[problem.Count];
        High = new long[problem.Count];
        for (var node = 0; node < problem.Count; node++)
        {
            (Low[node], High[node]) = Without(node, null);
            HasInequalities |= Low[node] != High[node] && (Low[node] != NoLow || High[node] != NoHigh);
        }
    }

    public long[] Low { get; }

    public long[] High { get; }

    /// <summary>Whether some node may be at a bound or away from it; otherwise the optimum is a matter of linear equations.</summary>
    public bool HasInequalities { get; }

    public bool IsHeld(int node) => Low[node] == High[node];

    public bool IsFree(int node) => Low[node] == NoLow && High[node] == NoHigh;

    /// <summary>The node's own interval as if one of its bounds did not exist.</summary>
    public (long Low, long High) Without(int node, BoundKind? kind)
    {
        var (low, high) = (NoLow, NoHigh);
        if (kind != BoundKind.Low && _problem.LowOf(node) is not TreeProblem.None and var least)
            low = least;
        if (kind != BoundKind.High && _problem.HighOf(node) is not TreeProblem.None and var most)
            high = most;
        if (kind != BoundKind.Required && _problem.RequiredOf(node) is not TreeProblem.None and var required)
            (low, high) = (Math.Max(low, required), Math.Min(high, required));
        if (kind != BoundKind.Fixed && _problem.IsFixed(node))
            (low, high) = (Math.Max(low, _problem.Start[node]), Math.Min(high, _problem.Start[node]));
        return (low, high);
    }

    /// <summary>Which of the node's own bounds makes the lower (or upper) end of its interval.</summary>
    public NodeBound Source(int node, bool upper)
    {
        var end = upper ? High[node] : Low[node];
        var kind =
            _problem.RequiredOf(node) == end ? BoundKind.Required
            : _problem.IsFixed(node) && _problem.Start[node] == end ? BoundKind.Fixed
            : upper ? BoundKind.High
            : BoundKind.Low;
        return new NodeBound(node, kind, end);
    }
}
