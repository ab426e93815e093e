using PlanApi.Domain.Spreading.Trees;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>Limits that lie within each other or apart, as a tree: cells first, then limits from the smallest to the total.</summary>
internal sealed class Laminar
{
    private readonly IReadOnlyList<SumLimit> _limits;
    private readonly int _cells;

    private Laminar(TreeProblem problem, IReadOnlyList<SumLimit> limits, int cells) => (Problem, _limits, _cells) = (problem, limits, cells);

    public TreeProblem Problem { get; }

    /// <summary>The tree; null where two limits share cells although neither holds the other.</summary>
    public static Laminar? Tree(Breakdown breakdown, IReadOnlyList<SumLimit> limits)
    {
        var cells = breakdown.Count;
        // Small ones first, so that the first limit above a node is its parent; of two about the same cells one lies in the other.
        SumLimit[] ordered = [.. limits.OrderBy(limit => limit.Cells.Length)];
        var root = cells + ordered.Length;
        var parent = new int[root + 1];
        Array.Fill(parent, root);
        parent[root] = -1;
        var top = new int[cells];
        for (var cell = 0; cell < cells; cell++)
            top[cell] = cell;
        var size = new int[root + 1];
        Array.Fill(size, 1, 0, cells);
        for (var at = 0; at < ordered.Length; at++)
        {
            var node = cells + at;
            foreach (var below in ordered[at].Cells.GroupBy(cell => top[cell]))
            {
                // A limit that is only partly within this one overlaps it.
                if (below.Count() != size[below.Key])
                    return null;
                parent[below.Key] = node;
            }
            size[node] = ordered[at].Cells.Length;
            foreach (var cell in ordered[at].Cells)
                top[cell] = node;
        }
        var problem = new TreeProblem(parent, Padded(breakdown.Start, ordered.Length, TreeProblem.None))
        {
            Weight = Padded(breakdown.Weight, ordered.Length, 0),
            Low = Padded(Lows(breakdown), ordered.Select(limit => limit.Low ?? TreeProblem.None), TreeProblem.None),
            High = Padded(Highs(breakdown), ordered.Select(limit => limit.High ?? TreeProblem.None), TreeProblem.None),
            Required = Padded(Filled(cells), Enumerable.Repeat(TreeProblem.None, ordered.Length), breakdown.Total),
        };
        return new Laminar(problem, ordered, cells);
    }

    public BindingLimit Binding(NodeBound bound) => new(
        bound.Node < _cells ? bound.Node : null, NameOf(bound.Node), bound.Kind is BoundKind.Low or BoundKind.Fixed, bound.Value);

    public BreakdownRelaxation Relaxation(NodeRelaxation relaxation) => new(
        relaxation.Bound.Node < _cells ? relaxation.Bound.Node : null, NameOf(relaxation.Bound.Node), relaxation.Bound.Value, relaxation.To);

    /// <summary>Why a cell has its value.</summary>
    public BreakdownReason Reason(TreeAnswer answer, int cell)
    {
        var reason = answer.Reason(cell);
        var stop = reason.StoppedBy switch
        {
            { } bound when bound.Node == cell => Problem.LowOf(cell) == Problem.HighOf(cell) || bound.Kind == BoundKind.Fixed ? SpreadStop.Held
                : bound.Kind == BoundKind.Low ? SpreadStop.Low : SpreadStop.High,
            { } bound when bound.Node < _cells + _limits.Count => SpreadStop.Sum,
            _ => SpreadStop.None,
        };
        return new BreakdownReason(Fraction.Of(reason.Start!.Value) + (reason.Price * Fraction.Of(reason.Weight!.Value)), reason.Value)
        {
            Start = reason.Start, Weight = reason.Weight, Multiplier = reason.Price, Stop = stop,
            StopBy = stop == SpreadStop.Sum ? NameOf(reason.StoppedBy!.Value.Node) : null,
            Rounding = BreakdownReason.RoundingOf(reason.Exact, reason.Value),
        };
    }

    private string? NameOf(int node) => node < _cells ? null : node == _cells + _limits.Count ? BreakdownSolver.TotalName : _limits[node - _cells].Name;

    private static long[] Lows(Breakdown breakdown) => breakdown.Low ?? Filled(breakdown.Count);

    private static long[] Highs(Breakdown breakdown) => breakdown.High is { } highs
        ? Array.ConvertAll(highs, high => high == SpreadChildren.NoHigh ? TreeProblem.None : high)
        : Filled(breakdown.Count);

    private static long[] Filled(int count)
    {
        var none = new long[count];
        Array.Fill(none, TreeProblem.None);
        return none;
    }

    private static long[] Padded(long[] cells, int limits, long fill) => Padded(cells, Enumerable.Repeat(fill, limits), fill);

    private static long[] Padded(long[] cells, IEnumerable<long> limits, long root) => [.. cells, .. limits, root];
}
