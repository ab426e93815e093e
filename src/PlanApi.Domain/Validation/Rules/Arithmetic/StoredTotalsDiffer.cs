using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class StoredTotalsDiffer()
    : PlanRule(
        "stored-total-differs",
        Severity.Warning,
        RuleFamily.Arithmetic,
        "{indicator} at {scope} in {period} is stored as {total}, but the {count} cells below it come to {below}.",
        "{indicator}（{scope}，{period}）录入的合计为 {total}，而其下 {count} 个单元格合计为 {below}。",
        """
        A stored total stays as it is stored, whatever its cells below say. Here the target, actual or forecast cells below a stored total
        of a flow or a stock add up to another number. More is a warning. Less is a note, since the rest may not be broken down yet. A flow
        that is stated per day counts once for each day. A stock adds up over members and never over time. The rule says nothing where the
        cells below overlap, such as a line's total and a tier's. Break the total down again, or clear it, so that it is computed from the
        cells below.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan.Cube is { } cube ? cube.Stored.SelectMany(stored => Check(plan, cube, stored)) : [];

    private IEnumerable<Finding> Check(PlanIndex plan, PlanCube cube, StoredCells stored)
    {
        var (indicator, partition) = (stored.Indicator, stored.Partition.WithParts(plan.Calendar, stored.Indicator));
        Cell CellOf(int cell) => stored.Cells[partition.Origins?[cell] ?? cell];
        if (
            stored.Measure is Measure.Baseline or Measure.Reference
            || indicator.Kind is not (IndicatorKind.Flow or IndicatorKind.Stock)
            || partition.Currencies is not null
        )
            yield break;
        var nesting = partition.NestingIn(cube.Scopes, plan.Calendar, asIs: false, indicator);
        bool Counts(int cell, int container) =>
            indicator.Kind == IndicatorKind.Flow || partition.PeriodOf[cell] == partition.PeriodOf[container];
        var days = Array.ConvertAll(partition.Periods, period => indicator.PerDay ? plan.Calendar.LengthOf(period) : 1);
        var totals = new Int128[partition.Count];
        for (var cell = 0; cell < totals.Length; cell++)
            totals[cell] = (Int128)partition.Values[cell] * days[partition.PeriodOf[cell]];
        var own = nesting.Contributions(totals, Counts);
        var (parts, isUnsure) = (new int[partition.Count], Unsure(nesting, partition, indicator, Counts));
        foreach (var (cell, container) in nesting.Pairs.Where(pair => Counts(pair.Cell, pair.Container)))
        {
            parts[container]++;
            isUnsure[container] |= CellOf(cell).Comparator != Comparator.Equal;
        }
        for (var cell = 0; cell < parts.Length; cell++)
        {
            if (
                parts[cell] > 0
                && own[cell] != 0
                && !partition.Periods[partition.PeriodOf[cell]].IsPartOfWeek
                && !isUnsure[cell]
                && CellOf(cell).Comparator == Comparator.Equal
            )
                yield return Describe(plan, CellOf(cell), totals[cell], totals[cell] - own[cell], parts[cell]);
        }
    }

    // Where two parts share cells, what lies below has no sum.
    private static bool[] Unsure(Nesting nesting, Partition partition, Indicator indicator, Func<int, int, bool> counts)
    {
        var unsure = new bool[partition.Count];
        foreach (var overlap in nesting.Overlaps.Where(overlap => overlap.IsOfOnePeriod || indicator.Kind == IndicatorKind.Flow))
        {
            HashSet<int> Above(int[] cells) =>
                [.. cells.SelectMany(cell => nesting.ContainersOf(cell).Where(container => counts(cell, container)))];
            foreach (var container in Above(overlap.Ones).Intersect(Above(overlap.Others)))
                unsure[container] = true;
        }
        return unsure;
    }

    private Finding Describe(PlanIndex plan, Cell cell, Int128 total, Int128 below, int count)
    {
        var place = Places.Of(plan, cell);
        string Number(Int128 steps) => Notation.Number(Fraction.Of(steps, Quantity.StepsPerUnit));
        return Find(
            [place],
            ("indicator", cell.Indicator.ToString()),
            ("scope", Notation.Of(cell.Scope)),
            ("period", cell.Period.ToString()),
            ("total", Number(total)),
            ("below", Number(below)),
            ("count", count.ToString())
        ) with
        {
            Severity = Int128.Abs(below) > Int128.Abs(total) ? Severity.Warning : Severity.Note,
            Arithmetic =
            [
                new("stored-total", cell.Period.ToString(), Number(total)),
                new("lies-below", $"{count}", Number(below)),
                new("gap", $"{Number(total)} - {Number(below)}", Number(total - below)),
            ],
        };
    }
}
