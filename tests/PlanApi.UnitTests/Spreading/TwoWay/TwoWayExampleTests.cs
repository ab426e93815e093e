using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.UnitTests.Spreading.TwoWay;

public sealed class TwoWayExampleTests
{
    private const long No = TwoWayTable.NoHigh;

    // Traffic doubles and so does the third quarter; whoever multiplies rows by 2, 1, 1, 1 and columns by 1, 1, 2, 1 finds these totals.
    [Fact]
    public void LinesAndQuartersThatGrowByKnownFactorsGetExactlyTheProducts()
    {
        long[] lastYear = [10, 20, 30, 40, 5, 5, 6, 4, 8, 7, 2, 3, 1, 2, 3, 4];
        long[] expected = [20, 40, 120, 80, 5, 5, 12, 4, 8, 7, 4, 3, 1, 2, 6, 4];
        var solution = Solve(new TwoWayTable([260, 26, 22, 13], [34, 54, 142, 91], lastYear));
        Assert.Equal(expected, solution.Values.ToArray());
        Assert.Equal("120", solution.Why(0, 2).Fitted);
        Assert.Equal(4, solution.Why(0, 2).RowFactor * solution.Why(0, 2).ColumnFactor, 9);
    }

    // Fitted: 10.25, 7.25, 5 and 2.5 in each quarter. Traffic's one step more goes to Q1, the first of equals; sales' to Q2, since Q1 has
    // had more than its own; and the two of operations to Q3 and Q4, which are owed 0.5 each.
    [Fact]
    public void FourLinesOverFourEqualQuartersStayWholeAndBalanced()
    {
        var solution = Solve(new TwoWayTable([41, 29, 20, 10], [25, 25, 25, 25]));
        Assert.Equal([11, 10, 10, 10, 7, 8, 7, 7, 5, 5, 5, 5, 2, 2, 3, 3], solution.Values.ToArray());
        var reason = solution.Why(1, 1);
        Assert.Equal(new TwoWayReason(1, reason.RowFactor, reason.ColumnFactor, "7.25", CellLimit.None, 8, StepTaken.Up), reason);
        Assert.Equal(StepTaken.Down, solution.Why(1, 0).Rounded);
        Assert.Equal(StepTaken.None, solution.Why(2, 0).Rounded);
    }

    // The held cell leaves 3, 20 and 25 stores to place, and 8, 10, 15 and 15. With r for flagships where the two other factors sum to 1:
    // 40 r / (1 + r) = 3, so r = 3/37; the quarters' factors are 8, 37/4, 111/8, 111/8, and the tiers' 3/37, 4/9, 5/9. Fitted:
    //   flagship  2 (held)  0.75    1.125   1.125
    //   standard  3.5556    4.1111  6.1667  6.1667
    //   express   4.4444    5.1389  7.7083  7.7083
    [Fact]
    public void FiftyStoresOverThreeTiersAndFourQuartersKeepAHeldCell()
    {
        long[] low = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            high = [2, No, No, No, No, No, No, No, No, No, No, No];
        var solution = Solve(new TwoWayTable([5, 20, 25], [10, 10, 15, 15], null, low, high));
        Assert.Equal([2, 1, 1, 1, 4, 4, 6, 6, 4, 5, 8, 8], solution.Values.ToArray());
        Assert.Equal((CellLimit.Hold, "2"), (solution.Why(0, 0).Limit, solution.Why(0, 0).Fitted));
        Assert.Equal("0.75", solution.Why(0, 1).Fitted);
        Assert.Equal("6.166667", solution.Why(1, 2).Fitted);
        Assert.Equal("7.708333", solution.Why(2, 3).Fitted);
    }

    [Fact]
    public void HoldsThatLeaveTooLittleRoomAreNamedWithTheNearestTotals()
    {
        // Flagships: 5 stores, but held to 1 in each of the first three quarters and at most 1 in the last.
        long[] low = [1, 1, 1, 0, 0, 0, 0, 0],
            high = [1, 1, 1, 1, No, No, No, No];
        var refusal = Assert.IsType<TotalsUnreachable>(TwoWaySpread.Solve(new TwoWayTable([5, 15], [5, 5, 5, 5], null, low, high)));
        Assert.Equal(TableSide.Rows, refusal.Cut.Side);
        Assert.Equal((5, 4, 1), ((int)refusal.Cut.Needed, (int)refusal.Cut.AtMost, (int)refusal.Cut.Unplaceable));
        Assert.Equal([0], refusal.Cut.Needing);
        Assert.Empty(refusal.Cut.Open);
        Assert.Equal(
            [
                new CutCell(0, 0, 1, CellLimit.Hold),
                new CutCell(0, 1, 1, CellLimit.Hold),
                new CutCell(0, 2, 1, CellLimit.Hold),
                new CutCell(0, 3, 1, CellLimit.High),
            ],
            refusal.Cut.CellsAtMost
        );
        Assert.Equal([4, 15], refusal.NearestRowTotals);
        Assert.Equal(19, refusal.NearestColumnTotals.Sum());
    }

    [Fact]
    public void APatternOfZerosThatCannotCarryTheTotalsIsNamedAndAUniformSeedCan()
    {
        // Sales has figures in the first quarter only, which is to have less than sales.
        long[] seed = [7, 0, 3, 4];
        var refusal = Assert.IsType<TotalsUnreachable>(TwoWaySpread.Solve(new TwoWayTable([10, 5], [8, 7], seed)));
        Assert.Equal([0], refusal.Cut.Needing);
        Assert.Equal([0], refusal.Cut.Open);
        Assert.Equal([new CutCell(0, 1, 0, CellLimit.ZeroSeed)], refusal.Cut.CellsAtMost);
        Assert.Equal(2, refusal.Cut.Unplaceable);
        Assert.IsType<TwoWaySolution>(TwoWaySpread.Solve(new TwoWayTable([10, 5], [8, 7])));
    }

    [Fact]
    public void ATotalBelowZeroOverSeedsAboveZeroIsRefusedForTheirSign()
    {
        var refusal = Assert.IsType<TotalsUnreachable>(TwoWaySpread.Solve(new TwoWayTable([-3, 5], [1, 1])));
        Assert.Equal(3, refusal.Cut.Unplaceable);
        Assert.All(refusal.Cut.CellsAtMost.Concat(refusal.Cut.CellsAtLeast), cell => Assert.Equal(CellLimit.Sign, cell.Limit));
    }

    [Fact]
    public void ProfitsAndLossesKeepTheirSigns() =>
        Assert.Equal([8, -1, -3, 7], Solve(new TwoWayTable([7, 4], [5, 6], [4, -2, -6, 3])).Values.ToArray());

    [Fact]
    public void TotalsWithDifferentSumsAreAnsweredWithBothSums() =>
        Assert.Equal(new TotalsDiffer(15, 16), TwoWaySpread.Solve(new TwoWayTable([10, 5], [8, 8])));

    [Fact]
    public void ALowAboveItsHighIsNamed() =>
        Assert.Equal(new BoundsCross(0, 1, 3, 2), TwoWaySpread.Solve(new TwoWayTable([5], [2, 3], null, [0, 3], [9, 2])));

    [Fact]
    public void MatricesOfAnotherSizeAreNotTaken() => Assert.Throws<ArgumentException>(() => new TwoWayTable([5], [2, 3], [1]));

    [Fact]
    public void ACellBeyond64BitsIsAnOverflowAndNotARefusal()
    {
        // The held cell asks 10 more than 64 bits of the cell before it.
        long[] low = [0, -No, TwoWayTable.NoLow, 0],
            high = [No, -No, 0, No];
        Assert.Throws<OverflowException>(() => TwoWaySpread.Solve(new TwoWayTable([10, -10], [0, 0], [1, -1, -1, 1], low, high)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void AnEmptyTableMeetsTotalsOfZeroOnly(int rows, int columns)
    {
        Assert.IsType<TwoWaySolution>(TwoWaySpread.Solve(new TwoWayTable(new long[rows], new long[columns])));
        if (rows > 0)
            Assert.IsType<TotalsUnreachable>(TwoWaySpread.Solve(new TwoWayTable([1, -1], [])));
    }

    [Fact]
    public void TheLargestTotalsAreMetToTheLastStep()
    {
        const long Most = long.MaxValue - 1;
        var solution = Solve(new TwoWayTable([Most, Most, 1], [Most, 1, Most], [3, 5, 7, 11, 13, 17, 19, 23, 29]));
        for (var line = 0; line < 3; line++)
        {
            Assert.Equal(line < 2 ? Most : 1, (Int128)solution[line, 0] + solution[line, 1] + solution[line, 2]);
            Assert.Equal(line == 1 ? 1 : Most, (Int128)solution[0, line] + solution[1, line] + solution[2, line]);
        }
        Assert.True(solution.Values.ToArray().All(value => value >= 0));
    }

    private static TwoWaySolution Solve(TwoWayTable table) => Assert.IsType<TwoWaySolution>(TwoWaySpread.Solve(table));
}
