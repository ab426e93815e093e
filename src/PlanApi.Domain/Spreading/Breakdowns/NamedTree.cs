using PlanApi.Domain.Spreading.Trees;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>A tree whose first nodes are cells. The other nodes have names, so that a conflict can be explained.</summary>
/// <param name="Problem">The tree.</param>
/// <param name="Cells">How many of its nodes are cells.</param>
/// <param name="NameOf">The name of a node that is none.</param>
internal sealed record NamedTree(TreeProblem Problem, int Cells, Func<int, string> NameOf)
{
    private readonly Lazy<HashSet<int>> _inner = new(() => [.. Problem.Parents]);

    public BreakdownConflict Conflict(TreeAnswer answer, string message)
    {
        var first = answer.Conflicts[0];
        IEnumerable<IReadOnlyList<BreakdownRelaxation>> relaxations =
            answer.Conflicts.Count == 1 && first.IsWhole
                ? first
                    .Relaxations.OrderBy(relaxation => relaxation.By)
                    .Select(relaxation => (BreakdownRelaxation[])[Relaxation(relaxation)])
                :
                [
                    [.. TreeRelaxation.Smallest(Problem).Select(Relaxation)],
                ];
        return new BreakdownConflict(
            "spread-infeasible",
            message,
            first.ReachLow,
            first.ReachHigh,
            [.. answer.Conflicts.SelectMany(conflict => conflict.Binding).Distinct().Take(BreakdownConflicts.Named).Select(Binding)],
            [.. relaxations.Take(BreakdownConflicts.Named)]
        );
    }

    /// <summary>Why a cell has its value; a cell that contains others is their sum.</summary>
    public BreakdownReason Reason(TreeAnswer answer, int cell)
    {
        var reason = answer.Reason(cell);
        var stop = reason.StoppedBy switch
        {
            { } bound when bound.Node == cell => Problem.LowOf(cell) == Problem.HighOf(cell) || bound.Kind == BoundKind.Fixed
                ? SpreadStop.Held
            : bound.Kind == BoundKind.Low ? SpreadStop.Low
            : SpreadStop.High,
            { } bound when bound.Node >= Cells && NameOf(bound.Node) != BreakdownSolver.TotalName => SpreadStop.Sum,
            _ => SpreadStop.None,
        };
        var isSum = _inner.Value.Contains(cell);
        return new BreakdownReason(
            isSum ? reason.Exact : Fraction.Of(reason.Start!.Value) + (reason.Price * Fraction.Of(reason.Weight!.Value)),
            reason.Value
        )
        {
            Start = reason.Start,
            Weight = reason.Weight,
            Multiplier = isSum ? null : reason.Price,
            Stop = stop,
            StopBy = stop == SpreadStop.Sum ? NameOf(reason.StoppedBy!.Value.Node) : null,
            Rounding = BreakdownReason.RoundingOf(reason.Exact, reason.Value),
        };
    }

    private BindingLimit Binding(NodeBound bound) =>
        new(bound.Node < Cells ? bound.Node : null, Name(bound.Node), bound.Kind is BoundKind.Low or BoundKind.Fixed, bound.Value);

    private BreakdownRelaxation Relaxation(NodeRelaxation relaxation) =>
        new(
            relaxation.Bound.Node < Cells ? relaxation.Bound.Node : null,
            Name(relaxation.Bound.Node),
            relaxation.Bound.Value,
            relaxation.To
        );

    private string? Name(int node) => node < Cells ? null : NameOf(node);
}
