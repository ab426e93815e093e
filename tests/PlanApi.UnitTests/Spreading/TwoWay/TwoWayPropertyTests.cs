using System.Globalization;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.UnitTests.Spreading.TwoWay;

// Seeds of problems are drawn from a wide range, so that hardly any problem is drawn twice.
[Properties(StartSize = 1_000_000, EndSize = 1_000_000_000)]
public sealed class TwoWayPropertyTests
{
    [Property(MaxTest = 4000)]
    public bool A_feasible_table_is_never_refused_and_an_infeasible_one_never_answered(int seed)
    {
        var small = new SmallTable(seed);
        return small.Solve() is TwoWaySolution == small.HasAnswer(small.RowTotals, small.ColumnTotals);
    }

    [Property(MaxTest = 5000)]
    public bool Totals_bounds_holds_and_zeros_are_kept_exactly(int seed)
    {
        var small = new SmallTable(seed, 6);
        if (small.Solve() is not TwoWaySolution solution)
            return true;
        var (rows, columns) = small.Totals(solution.Values);
        return rows.SequenceEqual(small.RowTotals) && columns.SequenceEqual(small.ColumnTotals) && small.IsWithinRanges(solution.Values);
    }

    // The nearest table of all most often rounds each cell to a neighbour of its fit. Where it is nearer in sum to pass one, it does.
    [Property(MaxTest = 4000)]
    public bool Every_cell_lies_within_two_steps_of_its_fitted_value_and_says_which_way_it_went(int seed)
    {
        var small = new SmallTable(seed, 6);
        return small.Solve() is not TwoWaySolution solution || Reasons(small, solution).All(IsNearAndSaid);
    }

    [Fact]
    public void TheNearestTableMayPassTheWholeNumberBesideAFittedValue()
    {
        var small = new SmallTable(242624175, 6);
        var reasons = Reasons(small, Assert.IsType<TwoWaySolution>(small.Solve())).ToList();

        var passed = Assert.Single(reasons, reason => Math.Abs(reason.Value - Fitted(reason)) > 1.000002m);

        Assert.Equal(("-0.987721", -2, StepTaken.Down), (passed.Fitted, passed.Value, passed.Rounded));
        Assert.All(reasons, reason => Assert.True(IsNearAndSaid(reason)));
    }

    [Property(MaxTest = 4000)]
    public bool A_reason_can_be_calculated_again_from_what_it_says(int seed)
    {
        var small = new SmallTable(seed, 6);
        return small.Solve() is not TwoWaySolution solution
            || Reasons(small, solution)
                .Select(
                    (reason, cell) =>
                    {
                        var factor = reason.RowFactor * reason.ColumnFactor;
                        var product = reason.Seed < 0 ? reason.Seed / factor : reason.Seed * factor;
                        var fitted = double.Parse(reason.Fitted, CultureInfo.InvariantCulture);
                        return reason.Seed == small.Seed[cell]
                            && reason.Value == solution.Values[cell]
                            && reason.Limit switch
                            {
                                CellLimit.Low => fitted == small.Low[cell] && product <= fitted + 0.00001,
                                CellLimit.High => fitted == small.High[cell] && product >= fitted - 0.00001,
                                CellLimit.Hold => fitted == small.Low[cell] && fitted == small.High[cell],
                                CellLimit.ZeroSeed => fitted == 0 && reason.Seed == 0,
                                CellLimit.Totals => fitted == reason.Value,
                                _ => Math.Abs(product - fitted) < 0.00001,
                            };
                    }
                )
                .All(holds => holds);
    }

    [Property(MaxTest = 4000)]
    public bool The_fit_meets_the_totals_before_rounding(int seed)
    {
        var small = new SmallTable(seed, 5);
        if (small.Solve() is not TwoWaySolution solution)
            return true;
        var (rows, columns) = (new decimal[small.Rows], new decimal[small.Columns]);
        for (var cell = 0; cell < small.Seed.Length; cell++)
        {
            var fitted = decimal.Parse(solution.Why(cell / small.Columns, cell % small.Columns).Fitted, CultureInfo.InvariantCulture);
            rows[cell / small.Columns] += fitted;
            columns[cell % small.Columns] += fitted;
        }
        return rows.Zip(small.RowTotals).Concat(columns.Zip(small.ColumnTotals)).All(pair => Math.Abs(pair.First - pair.Second) < 0.002m);
    }

    [Property(MaxTest = 4000)]
    public bool The_transposed_table_has_an_answer_exactly_if_the_table_has(int seed)
    {
        var small = new SmallTable(seed, 5);
        return (small.Solve(), TwoWaySpread.Solve(small.Transposed)) switch
        {
            (TwoWaySolution, TwoWaySolution answer) => Enumerable
                .Range(0, small.Rows)
                .All(row => Enumerable.Range(0, small.Columns).Sum(column => answer[column, row]) == small.RowTotals[row]),
            (TotalsUnreachable one, TotalsUnreachable two) => one.Cut.Unplaceable == two.Cut.Unplaceable,
            var (one, two) => one.GetType() == two.GetType(),
        };
    }

    [Property(MaxTest = 4000)]
    public bool A_seed_that_meets_its_totals_is_unchanged(int seed)
    {
        var small = new SmallTable(seed, 6);
        var (rows, columns) = small.Totals(small.Seed);
        return TwoWaySpread.Solve(new TwoWayTable(rows, columns, small.Seed)) is TwoWaySolution solution
            && solution.Values.SequenceEqual(small.Seed);
    }

    [Property(MaxTest = 5000)]
    public bool A_refusal_proves_itself_by_its_own_arithmetic(int seed)
    {
        var small = new SmallTable(seed, 5);
        if (small.Solve() is not TotalsUnreachable { Cut: var cut })
            return true;
        var (own, other) = cut.Side == TableSide.Rows ? (small.RowTotals, small.ColumnTotals) : (small.ColumnTotals, small.RowTotals);
        long atMost = 0,
            atLeast = 0;
        for (var cell = 0; cell < small.Seed.Length; cell++)
        {
            var (row, column) = (cell / small.Columns, cell % small.Columns);
            var (here, there) = cut.Side == TableSide.Rows ? (row, column) : (column, row);
            if (cut.Needing.Contains(here) && !cut.Open.Contains(there))
                atMost += small.HighOf(cell);
            else if (!cut.Needing.Contains(here) && cut.Open.Contains(there))
                atLeast += small.LowOf(cell);
        }
        var needed = cut.Needing.Sum(index => own[index]);
        var room = cut.Open.Sum(index => other[index]) - atLeast + atMost;
        return needed > room
            && cut.Unplaceable == needed - room
            && cut.Needed == needed
            && cut.AtMost == atMost
            && cut.AtLeast == atLeast
            && cut.CellsAtMost.Sum(cell => cell.Value) == atMost
            && cut.CellsAtLeast.Sum(cell => cell.Value) == atLeast
            && cut.CellsAtMost.Concat(cut.CellsAtLeast).All(cell => cell.Limit != CellLimit.None);
    }

    [Property(MaxTest = 4000)]
    public bool The_nearest_totals_can_be_met_and_differ_by_twice_what_cannot_be_placed(int seed)
    {
        var small = new SmallTable(seed, 5);
        if (small.Solve() is not TotalsUnreachable refusal)
            return true;
        var change = refusal
            .NearestRowTotals.Zip(small.RowTotals)
            .Concat(refusal.NearestColumnTotals.Zip(small.ColumnTotals))
            .Sum(pair => Math.Abs(pair.First - pair.Second));
        var relaxed = new TwoWayTable([.. refusal.NearestRowTotals], [.. refusal.NearestColumnTotals], small.Seed, small.Low, small.High);
        return change == 2 * refusal.Cut.Unplaceable && TwoWaySpread.Solve(relaxed) is TwoWaySolution;
    }

    [Property(MaxTest = 2000)]
    public bool No_smaller_change_of_the_totals_would_do(int seed)
    {
        var small = new SmallTable(seed, 2);
        return small.Solve() is not TotalsUnreachable refusal
            || !Changes(small.Rows + small.Columns, (int)(2 * refusal.Cut.Unplaceable) - 1)
                .Any(change =>
                    small.HasAnswer(
                        [.. small.RowTotals.Select((total, row) => total + change[row])],
                        [.. small.ColumnTotals.Select((total, column) => total + change[small.Rows + column])]
                    )
                );
    }

    private static decimal Fitted(TwoWayReason reason) => decimal.Parse(reason.Fitted, CultureInfo.InvariantCulture);

    private static bool IsNearAndSaid(TwoWayReason reason)
    {
        var above = reason.Value - Fitted(reason);
        return Math.Abs(above) < 2 && (Math.Abs(above) < 0.000002m || (above > 0 ? StepTaken.Up : StepTaken.Down) == reason.Rounded);
    }

    private static IEnumerable<TwoWayReason> Reasons(SmallTable small, TwoWaySolution solution) =>
        from row in Enumerable.Range(0, small.Rows)
        from column in Enumerable.Range(0, small.Columns)
        select solution.Why(row, column);

    // All changes of so many totals that are no larger in all than the size.
    private static IEnumerable<long[]> Changes(int count, int size)
    {
        if (count == 0)
            return
            [
                [],
            ];
        return Enumerable
            .Range(-size, (2 * size) + 1)
            .SelectMany(first => Changes(count - 1, size - Math.Abs(first)).Select(rest => (long[])[first, .. rest]));
    }
}
