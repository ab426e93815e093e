using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// Makes stored numbers agree by the least change of all of them together, totals and parts alike: see <see cref="LeastChange"/>. Amounts
/// beside the cells are a fixed part. A limit on several siblings is a total between them and their parent. If totals or limits cross, see
/// <see cref="Crossing.CrossingChange"/>.
/// </summary>
public static class ReconciliationSolver
{
    /// <exception cref="OverflowException">A value does not fit in 64 bits.</exception>
    public static BreakdownAnswer Solve(Reconciliation reconciliation)
    {
        ArgumentNullException.ThrowIfNull(reconciliation);
        SumLimit[] sums = [.. reconciliation.Sums.Where(limit => limit.Cells.Length > 0).OrderBy(limit => limit.Cells.Length)];
        if (reconciliation.Parts is not null || Tree(reconciliation, sums) is not { } tree)
            return CrossingReconciliation.Solve(reconciliation, sums) ?? new BreakdownAnswer([], Crossing(sums));
        var answer = LeastChange.Over(tree.Problem);
        return answer.IsPossible
            ? new BreakdownAnswer(answer.Values[..reconciliation.Count].ToArray(), null, Why: cell => tree.Reason(answer, cell))
            : new BreakdownAnswer([], tree.Conflict(answer, ConflictMessage));
    }

    /// <summary>Cells first, then limits from the smallest, then the total, then what lies beside cells. Null where limits cross.</summary>
    private static NamedTree? Tree(Reconciliation cells, SumLimit[] sums)
    {
        var (count, total) = (cells.Count, cells.Count + sums.Length);
        var beside = Enumerable.Range(0, cells.Beside is null ? 0 : count).Where(cell => cells.Beside![cell] != 0).ToArray();
        var root = cells.Total is null ? -1 : total;
        var nodes = total + (cells.Total is null ? 0 : 1);
        var parent = new int[nodes + beside.Length];
        for (var cell = 0; cell < count; cell++)
            parent[cell] = cells.Parent[cell] < 0 ? root : cells.Parent[cell];
        if (root >= 0)
            parent[root] = -1;
        if (!Laminar.Nest(parent, count, sums))
            return null;
        var (start, weight, low, high, required) = (
            None(parent.Length),
            None(parent.Length),
            None(parent.Length),
            None(parent.Length),
            None(parent.Length)
        );
        cells.Start.CopyTo(start, 0);
        cells.Weight.CopyTo(weight, 0);
        cells.Low?.CopyTo(low, 0);
        for (var cell = 0; cell < count; cell++)
            high[cell] = cells.High?[cell] is { } most and not SpreadChildren.NoHigh ? most : TreeProblem.None;
        for (var at = 0; at < sums.Length; at++)
            (low[count + at], high[count + at]) = (sums[at].Low ?? TreeProblem.None, sums[at].High ?? TreeProblem.None);
        if (cells.Total is { } wanted)
            required[root] = wanted;
        for (var at = 0; at < beside.Length; at++)
            (parent[nodes + at], start[nodes + at], weight[nodes + at]) = (beside[at], cells.Beside![beside[at]], 0);
        var problem = new TreeProblem(parent, start)
        {
            Weight = weight,
            Low = low,
            High = high,
            Required = required,
        };
        return new NamedTree(
            problem,
            count,
            node =>
                node < total ? sums[node - count].Name
                : node == root ? BreakdownSolver.TotalName
                : BesideName
        );
    }

    internal const string ConflictCode = "spread-infeasible";

    internal const string ConflictMessage = "Holds, bounds and totals contradict each other, or numbers of zero, which stay.";

    /// <summary>The amount below a cell that lies in no other cell.</summary>
    public const string BesideName = "the values stored beside";

    private static BreakdownConflict Crossing(IEnumerable<SumLimit> sums) =>
        new(
            "limits-cross",
            "Some holds or bounds are about parts of several totals at once and cross them in more than two ways; reconcile one "
                + "after the other, or attach them to stored values.",
            null,
            null,
            [.. sums.Select(limit => new BindingLimit(null, limit.Name, limit.Low is not null, limit.Low ?? limit.High!.Value))],
            []
        );

    private static long[] None(int count)
    {
        var none = new long[count];
        Array.Fill(none, TreeProblem.None);
        return none;
    }
}
