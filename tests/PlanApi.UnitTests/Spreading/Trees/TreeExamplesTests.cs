using PlanApi.Domain.Spreading.Trees;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading.Trees;

/// <summary>Each worked out by hand first; the arithmetic stands beside it.</summary>
public sealed class TreeExamplesTests
{
    private const long None = TreeProblem.None;

    // Total 100; lines 30, 30, 50; two tiers below each: 10 + 15, 20 + 20, 30 + 10.
    // A line's tiers answer a price p with (their sum S) + S p. With the line's own wish s of weight s, its price m gives
    // p = (s m + s - S) / (S + s), x = S + S p = S s (m + 2) / (S + s).
    //   line 0: S 25, s 30: x = 750/55 (m + 2)  = 150/11 (m + 2)
    //   line 1: S 40, s 30: x = 1200/70 (m + 2) = 120/7 (m + 2)
    //   line 2: S 40, s 50: x = 2000/90 (m + 2) = 200/9 (m + 2)
    // They add up to 100, so that m + 2 = 100 / (36730/693) = 69300/36730 = 6930/3673.
    //   line 0: 94500/3673 = 25.73, line 1: 118800/3673 = 32.34, line 2: 154000/3673 = 41.93
    // Down come 25 + 32 + 41 = 98, and the two greatest remainders, .93 and .73, take the rest: 26, 32, 42.
    //   line 0 in proportion 10 to 15: 10.29 and 15.44 of 26: 10, 16
    //   line 1 in halves: 16.17 and 16.17 of 32: 16, 16
    //   line 2 in proportion 30 to 10: 31.45 and 10.48 of 42: 31, 11
    [Fact]
    public void APlanOf100WhoseLinesSay303050AndWhoseTiersSaySomethingElse()
    {
        int[] parent = [-1, 0, 0, 0, 1, 1, 2, 2, 3, 3];
        var answer = LeastChange.Over(
            new TreeProblem(parent, [None, 30, 30, 50, 10, 15, 20, 20, 30, 10])
            {
                Required = [100, None, None, None, None, None, None, None, None, None],
            }
        );
        Assert.Equal([100, 26, 32, 42, 10, 16, 16, 16, 31, 11], answer.Values);
        var reason = answer.Reason(3);
        Assert.Equal(Fraction.Of(154000, 3673), reason.Exact);
        Assert.Equal(Fraction.Of(6930, 3673) - Fraction.Of(2), reason.Price);
        Assert.Equal(new NodeBound(0, BoundKind.Required, 100), reason.StoppedBy);
        Assert.Equal((50, 50, 42), (reason.Start, reason.Weight, reason.Value));
    }

    // The total is only a wish; 80 stand below it. (x - 100) / 100 + (x - 80) / 80 = 0, so that x (1/100 + 1/80) = 2 and x = 800/9 = 88.89.
    // Rounded to 89, and 50 + 30 become 55.56 and 33.33: 56 and 33.
    [Fact]
    public void ATotalThatIsOnlyAWishMeetsItsPartsBetween()
    {
        var answer = LeastChange.Over(new TreeProblem([-1, 0, 0], [100, 50, 30]));
        Assert.Equal([89, 56, 33], answer.Values);
        Assert.Equal(Fraction.Of(800, 9), answer.Reason(0).Exact);
    }

    // A hold on the first line at 60 lets its tiers move: 20 + 30 become 24 + 36. The second takes the other 40: 25 + 25 become 20 + 20.
    [Fact]
    public void AHoldOnALineLetsItsTiersMove()
    {
        var answer = LeastChange.Over(
            new TreeProblem([-1, 0, 0, 1, 1, 2, 2], [None, 50, None, 20, 30, 25, 25])
            {
                Low = [None, 60, None, None, None, None, None],
                High = [None, 60, None, None, None, None, None],
                Required = [100, None, None, None, None, None, None],
            }
        );
        Assert.Equal([100, 60, 40, 24, 36, 20, 20], answer.Values);
        Assert.Equal(new NodeBound(1, BoundKind.Low, 60), answer.Reason(4).StoppedBy);
    }

    // 10, 20 and 30 to 90: in proportion 15, 30, 45. The last may be 40 at most, so that 50 are left for 10 and 20: 16.67 and 33.33.
    [Fact]
    public void ABoundPassesOnToItsSiblingsWhatItDoesNotTake()
    {
        var answer = LeastChange.Over(
            new TreeProblem([-1, 0, 0, 0], [None, 10, 20, 30]) { High = [None, None, None, 40], Required = [90, None, None, None] }
        );
        Assert.Equal([90, 17, 33, 40], answer.Values);
        Assert.Equal(new NodeBound(3, BoundKind.High, 40), answer.Reason(3).StoppedBy);
    }

    // The first line's tiers may reach 10 + 20, the second line says 50 itself whatever its tiers say (40 + 40): 80 in all, 20 short of
    // 100.
    [Fact]
    public void WhatCannotBeMetNamesTheBoundsThatMakeTheEndAndHowFarEachMustMove()
    {
        var conflict = Assert.Single(
            LeastChange
                .Over(
                    new TreeProblem([-1, 0, 0, 1, 1, 2, 2], [None, None, 5, 5, 5, 5, 5])
                    {
                        Low = [None, None, None, 0, 0, 0, 0],
                        High = [None, 35, 50, 10, 20, 40, 40],
                        Required = [100, None, None, None, None, None, None],
                    }
                )
                .Conflicts
        );
        Assert.Equal((0, 0L, 80L, true), (conflict.Node, conflict.ReachLow, conflict.ReachHigh, conflict.IsWhole));
        NodeBound total = new(0, BoundKind.Required, 100),
            first = new(3, BoundKind.High, 10),
            second = new(4, BoundKind.High, 20),
            line = new(2, BoundKind.High, 50);
        Assert.Equal([total, first, second, line], conflict.Binding);
        // The first line's own 35 lets its tiers gain 5 at most, so that neither tier would do alone.
        Assert.Equal([new NodeRelaxation(total, 80), new NodeRelaxation(line, 70)], conflict.Relaxations);
    }

    [Fact]
    public void ANodeThatIsItsOwnAncestorIsAnError() =>
        Assert.Throws<ArgumentException>(() => LeastChange.Over(new TreeProblem([1, 0, -1], [1, 1, 1])));

    [Fact]
    public void ALeafWithoutAStartIsAnError() =>
        Assert.Throws<ArgumentException>(() => LeastChange.Over(new TreeProblem([-1, 0], [1, None])));

    [Fact]
    public void AValueBeyond64BitsIsAnError() =>
        Assert.Throws<OverflowException>(() => LeastChange.Over(new TreeProblem([-1, 0, 0], [None, long.MaxValue, long.MaxValue])));
}
