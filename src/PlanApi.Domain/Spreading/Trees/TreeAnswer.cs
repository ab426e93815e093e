using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>A forest in which every parent is the sum of its children; or the reason why there is none.</summary>
public sealed class TreeAnswer
{
    private readonly TreeProblem? _problem;
    private readonly TreeShape? _shape;
    private readonly TreeBounds? _bounds;
    private readonly TreeEquations? _solved;
    private readonly long[] _values;

    internal TreeAnswer(IReadOnlyList<TreeConflict> conflicts) => (Conflicts, _values) = (conflicts, []);

    internal TreeAnswer(TreeProblem problem, TreeShape shape, TreeBounds bounds, TreeEquations solved, long[] values)
    {
        (_problem, _shape, _bounds, _solved, _values) = (problem, shape, bounds, solved, values);
        Conflicts = [];
    }

    public bool IsPossible => Conflicts.Count == 0;

    /// <summary>The lowest nodes that cannot be met, by index. Empty if every node can.</summary>
    public IReadOnlyList<TreeConflict> Conflicts { get; }

    /// <summary>Each node's value in steps; empty where the forest is impossible.</summary>
    public ReadOnlySpan<long> Values => _values;

    /// <summary>The reason for the node's value, taken from the calculation itself and not from a second one.</summary>
    /// <exception cref="InvalidOperationException">The forest is impossible.</exception>
    public TreeReason Reason(int node)
    {
        if (_problem is null || _shape is null || _bounds is null || _solved is null)
            throw new InvalidOperationException("There is no value to explain: the forest is impossible.");
        var above = _problem.Parent[node];
        var price = above < 0 ? Ratio.Zero : _solved.Prices[_shape.InnerAt[above]].Exact;
        var exact =
            _solved.Stands[node] != Stand.Free ? new Ratio(_solved.ValueAt(node), 1)
            : !_shape.IsLeaf(node) ? _solved.ValueOf(node)
            : above < 0 ? new Ratio(_problem.Start[node], 1)
            : _solved.Prices[_shape.InnerAt[above]].Leaf(_problem.Start[node], _problem.WeightOf(node));
        NodeBound? stop = null;
        for (var at = node; at >= 0 && stop is null; at = _problem.Parent[at])
        {
            if (_solved.Stands[at] != Stand.Free)
                stop = _bounds.Source(at, upper: _solved.Stands[at] == Stand.AtHigh);
        }
        var hasStart = _problem.HasStart(node);
        return new TreeReason(
            hasStart ? _problem.Start[node] : null,
            hasStart ? _problem.WeightOf(node) : null,
            Fraction.Of(price.Numerator, price.Denominator),
            Fraction.Of(exact.Numerator, exact.Denominator),
            stop,
            _values[node]
        );
    }
}
