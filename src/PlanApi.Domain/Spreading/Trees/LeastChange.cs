using System.Diagnostics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// Makes parents and children agree with the least change: minimises the sum of (x - start)^2 / weight over the nodes that have a start.
/// Each parent is the sum of its children, bounds hold and required values are met. Then each node is rounded to a whole number next to
/// its exact value. Least-squares reconciliation of accounts (Stone, Champernowne and Meade 1942), with bounds on a tree (a convex
/// separable resource allocation with laminar constraints; Hochbaum 1994).
/// </summary>
public static class LeastChange
{
    // Passes repair what rounding errors of a guess got wrong. They may turn in a circle where it was far off; then a better guess is made.
    private const int MostPasses = 12;

    /// <summary>
    /// The values of least change, or the bounds that contradict each other. The answer does not depend on the order of nodes other than
    /// that of siblings, by which equal remainders are ranked.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A parent does not exist, a node is its own ancestor, arrays differ in length, a weight is negative, or a leaf has no start.
    /// </exception>
    /// <exception cref="OverflowException">A value of the answer does not fit into 64 bits.</exception>
    public static TreeAnswer Over(TreeProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var shape = new TreeShape(problem.Parent);
        problem.Check(shape);
        var bounds = new TreeBounds(problem);
        var reach = new TreeReach(shape, bounds);
        if (reach.Conflicts.Count > 0)
            return new TreeAnswer(new TreeConflicts(problem, shape, bounds, reach).All());
        var solved = Solve(problem, shape, bounds);
        return new TreeAnswer(problem, shape, bounds, solved, new TreeRounding(problem, shape, solved).Round());
    }

    private static TreeEquations Solve(TreeProblem problem, TreeShape shape, TreeBounds bounds)
    {
        if (!bounds.HasInequalities)
            return Exactly(problem, shape, bounds, Unbound(problem, bounds));
        return Repaired(problem, shape, bounds, new TreeResponses<double>(problem, shape, bounds).Stands())
            ?? Repaired(problem, shape, bounds, new TreeResponses<TwoDoubles>(problem, shape, bounds).Stands())
            ?? Exactly(problem, shape, bounds, new TreeResponses<Fraction>(problem, shape, bounds).Stands());
    }

    private static TreeEquations? Repaired(TreeProblem problem, TreeShape shape, TreeBounds bounds, Stand[] stands)
    {
        var equations = new TreeEquations(problem, shape, bounds, stands);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            equations.Solve();
            if (equations.Misplaced == 0)
                return equations;
            equations.Move();
        }
        return null;
    }

    private static Stand[] Unbound(TreeProblem problem, TreeBounds bounds)
    {
        var stands = new Stand[problem.Count];
        for (var node = 0; node < stands.Length; node++)
            stands[node] = bounds.IsHeld(node) ? Stand.Held : Stand.Free;
        return stands;
    }

    private static TreeEquations Exactly(TreeProblem problem, TreeShape shape, TreeBounds bounds, Stand[] stands)
    {
        var equations = new TreeEquations(problem, shape, bounds, stands);
        equations.Solve();
        return equations.Misplaced == 0 ? equations : throw new UnreachableException("Exact stands solve their equations.");
    }
}
