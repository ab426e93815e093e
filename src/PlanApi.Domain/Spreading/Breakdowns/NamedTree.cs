using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>A tree whose first nodes are cells, and whose others have names, so that a conflict can be told.</summary>
/// <param name="Problem">The tree.</param>
/// <param name="Cells">How many of its nodes are cells.</param>
/// <param name="NameOf">The name of a node that is none.</param>
internal sealed record NamedTree(TreeProblem Problem, int Cells, Func<int, string> NameOf)
{
    public BreakdownConflict Conflict(TreeAnswer answer, string message)
    {
        var first = answer.Conflicts[0];
        IEnumerable<IReadOnlyList<BreakdownRelaxation>> relaxations = answer.Conflicts.Count == 1 && first.IsWhole
            ? first.Relaxations.OrderBy(relaxation => relaxation.By).Select(relaxation => (BreakdownRelaxation[])[Relaxation(relaxation)])
            : [[.. TreeRelaxation.Smallest(Problem).Select(Relaxation)]];
        return new BreakdownConflict(
            "spread-infeasible", message, first.ReachLow, first.ReachHigh,
            [.. answer.Conflicts.SelectMany(conflict => conflict.Binding).Distinct().Take(BreakdownConflicts.Named).Select(Binding)],
            [.. relaxations.Take(BreakdownConflicts.Named)]);
    }

    private BindingLimit Binding(NodeBound bound) => new(
        bound.Node < Cells ? bound.Node : null, Name(bound.Node), bound.Kind is BoundKind.Low or BoundKind.Fixed, bound.Value);

    private BreakdownRelaxation Relaxation(NodeRelaxation relaxation) => new(
        relaxation.Bound.Node < Cells ? relaxation.Bound.Node : null, Name(relaxation.Bound.Node), relaxation.Bound.Value, relaxation.To);

    private string? Name(int node) => node < Cells ? null : NameOf(node);
}
