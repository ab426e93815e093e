using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;

namespace PlanApi.UnitTests.Spreading.Crossing;

public sealed class CrossingReconciliationTests
{
    // Two totals of two cells each, with something beside the first; limits across both cross them.
    private static readonly Reconciliation Rows = new([-1, 0, 0, -1, 3, 3], [27, 10, 10, 20, 10, 10], [27, 10, 10, 20, 10, 10])
    {
        Beside = [3, 0, 0, 0, 0, 0],
    };

    [Fact]
    public void LimitsThatCrossATreeAreKeptWithWhatLiesBeside()
    {
        var answer = ReconciliationSolver.Solve(Rows with { Sums = [new SumLimit([1, 4], null, 16, "first")], Total = 46 });

        Assert.Null(answer.Conflict);
        var values = answer.Values;
        Assert.Equal((46, values[0], values[3]), (values[0] + values[3], values[1] + values[2] + 3, values[4] + values[5]));
        Assert.Equal(16, values[1] + values[4]);
    }

    [Fact]
    public void ALimitThatCannotBeKeptIsNamedWithWhatWouldDo()
    {
        var answer = ReconciliationSolver.Solve(
            Rows with
            {
                Sums = [new SumLimit([1, 4], null, 6, "first"), new SumLimit([2, 5], null, 30, "second")],
                Total = 46,
                Low = [.. Enumerable.Repeat(SpreadChildren.NoLow, 6)],
                High = null,
            }
        );

        Assert.Equal(["first", "second", "total", ReconciliationSolver.BesideName], answer.Conflict!.Binding.Select(limit => limit.Name));
        Assert.Contains(answer.Conflict.Relaxations, alternative => alternative is [{ Name: "first" } only] && only.To == 13);
        Assert.Contains(answer.Conflict.Relaxations, alternative => alternative is [{ Name: "total" } only] && only.To == 39);
    }

    [Fact]
    public void LimitsThatCrossInThreeWaysAreRefused()
    {
        var answer = ReconciliationSolver.Solve(
            Rows with
            {
                Sums = [new SumLimit([1, 4], null, 16, "one"), new SumLimit([1, 5], null, 16, "other")],
            }
        );

        Assert.Equal("limits-cross", answer.Conflict!.Code);
    }
}
