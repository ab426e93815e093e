using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// Chooses the method that fits the limits of a breakdown. Limits on single cells: Spread. Limits that contain each other: the least
/// change of a tree. Periods that rise or have limits to date: a series. Limits of rows and columns together: a two-way fit.
/// </summary>
public static class BreakdownSolver
{
    public const string TotalName = "total";

    /// <summary>The code of a conflict in which nothing decides how to divide the total.</summary>
    public const string NothingCode = "nothing-to-go-by";

    /// <exception cref="OverflowException">A value does not fit in 64 bits.</exception>
    public static BreakdownAnswer Solve(Breakdown breakdown)
    {
        var limits = breakdown.Sums.Where(limit => limit.Cells.Length > 0).ToArray();
        if (limits.Length == 0 && !breakdown.Rising)
            return Flat(breakdown);
        if (!breakdown.Rising && Laminar.Tree(breakdown, limits) is { } tree)
            return Tree(breakdown, tree);
        return PeriodSolver.Solve(breakdown, limits);
    }

    internal static SpreadChildren Children(Breakdown breakdown) =>
        new(breakdown.Count, breakdown.Start, breakdown.Weight, breakdown.Low, breakdown.High);

    private static BreakdownAnswer Flat(Breakdown breakdown)
    {
        var children = Children(breakdown);
        var values = new long[breakdown.Count];
        var outcome = Spread.Over(children, breakdown.Total, values);
        return outcome switch
        {
            SpreadMet met => new BreakdownAnswer(values, null, met),
            SpreadInfeasible infeasible => new BreakdownAnswer([], Conflict(infeasible, children)),
            NothingToGoBy nothing => new BreakdownAnswer([], NothingToGoBy(nothing.Difference)),
            CrossingBounds crossing => new BreakdownAnswer([], Crossing(crossing.Index, crossing.Low, crossing.High)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static BreakdownConflict Conflict(SpreadInfeasible infeasible, in SpreadChildren children)
    {
        var binding = new List<BindingLimit>();
        // Each bound gives way by as much as the total would, and so does as well.
        List<BreakdownRelaxation> relaxations = [new(null, TotalName, infeasible.Total, infeasible.Total + infeasible.Relaxation)];
        foreach (var (cell, kind, value) in infeasible.Binding(children))
        {
            if (binding.Count == BreakdownConflicts.Named)
                break;
            if (kind != BindingKind.Weightless)
                relaxations.Add(new BreakdownRelaxation(cell, null, value, value - infeasible.Relaxation));
            binding.Add(
                new BindingLimit(cell, null, !infeasible.IsTooHigh, infeasible.IsTooHigh ? children.HighOf(cell) : children.LowOf(cell))
            );
        }
        return new BreakdownConflict(
            "spread-infeasible",
            "The holds and bounds of the cells do not let them add up to the total.",
            infeasible.Lowest,
            infeasible.Highest,
            binding,
            [.. relaxations.Select(relaxation => (BreakdownRelaxation[])[relaxation])]
        );
    }

    public static BreakdownConflict NothingToGoBy(Int128 difference) =>
        new(
            NothingCode,
            $"All cells that may move are zero or missing, or weigh nothing, so that nothing says who gets the {difference} "
                + "steps; give weights, or ask for equal shares.",
            null,
            null,
            [],
            []
        );

    public static BreakdownConflict Crossing(int cell, long low, long high) =>
        new(
            "bounds-cross",
            "The holds and bounds of a cell contradict each other.",
            null,
            null,
            [new BindingLimit(cell, null, true, low), new BindingLimit(cell, null, false, high)],
            []
        );

    private static BreakdownAnswer Tree(Breakdown breakdown, NamedTree tree)
    {
        var answer = LeastChange.Over(tree.Problem);
        return answer.IsPossible
            ? new BreakdownAnswer(answer.Values[..breakdown.Count].ToArray(), null, Why: cell => tree.Reason(answer, cell))
            : new BreakdownAnswer([], tree.Conflict(answer, "Holds and bounds contradict each other, or the total."));
    }
}

internal static class BreakdownConflicts
{
    /// <summary>The most limits that are named, which is enough to understand the conflict.</summary>
    public const int Named = 100;
}
