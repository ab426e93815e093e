using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading;

/// <summary>Worked by hand first, with numbers of the reference plan.</summary>
public sealed class SpreadExampleTests
{
    private static readonly long[] _noLow = [long.MinValue, long.MinValue, long.MinValue];
    private static readonly long[] _noHigh = [long.MaxValue, long.MaxValue, long.MaxValue];

    [Fact]
    public void FiftyStoresOverThreeTiersWithOneOfThemHeld()
    {
        // The held tier keeps 12. 38 are left for weights of 5 and 3: 23.75 and 14.25.
        var children = new SpreadChildren(3, [], [5, 3, 2], [0, 0, 12], [long.MaxValue, long.MaxValue, 12]);
        var result = new long[3];
        var met = Assert.IsType<SpreadMet>(Spread.Over(children, 50, result));
        Assert.Equal([24, 14, 12], result);
        Assert.Equal(Fraction.Of(38, 8), met.Multiplier);
        Assert.Equal(
            new SpreadReason(0, 5, Fraction.Of(95, 4), SpreadStop.None, Fraction.Of(3, 4), SpreadRounding.Up, 24),
            met.ReasonOf(children, 0)
        );
        Assert.Equal(
            new SpreadReason(0, 3, Fraction.Of(57, 4), SpreadStop.None, Fraction.Of(1, 4), SpreadRounding.Down, 14),
            met.ReasonOf(children, 1)
        );
        Assert.Equal(
            new SpreadReason(0, 2, Fraction.Of(19, 2), SpreadStop.Held, Fraction.Zero, SpreadRounding.None, 12),
            met.ReasonOf(children, 2)
        );
    }

    [Fact]
    public void ABudgetOverItemsWithSharesAndFixedAmounts()
    {
        // CNY 230 M in steps of 0.01 M: brand building 15 M and logistics 10 M are fixed; 205 M are left for 65 to 20.
        // 20,500 x 65 / 85 = 15,676.47 and 20,500 x 20 / 85 = 4,823.53.
        var children = new SpreadChildren(
            4,
            [0, 0, 1500, 1000],
            [65, 20, 0, 0],
            [0, 0, 1500, 1000],
            [long.MaxValue, long.MaxValue, 1500, 1000]
        );
        var result = new long[4];
        Assert.IsType<SpreadMet>(Spread.Over(children, 23_000, result));
        Assert.Equal([15_676, 4_824, 1_500, 1_000], result);
    }

    [Fact]
    public void SalesWeighFortyAndTheOthersKeepTheirProportionsSoThatAllAddUpToAHundred()
    {
        // The others had 70 and get 60: 21.43, 17.14, 12.86, 8.57.
        long[] old = [40, 25, 20, 15, 10];
        var children = new SpreadChildren(5, old, old, [40, 0, 0, 0, 0], [40, 100, 100, 100, 100]);
        var result = new long[5];
        Assert.IsType<SpreadMet>(Spread.Over(children, 100, result));
        Assert.Equal([40, 21, 17, 13, 9], result);
    }

    [Fact]
    public void ProportionalStaysDefinedWhenTheSumIsZero()
    {
        var result = new long[3];
        Assert.IsType<SpreadMet>(Spread.Over(new SpreadChildren(3, [-10, 10, 0], [10, 10, 0]), 10, result));
        Assert.Equal([-5, 15, 0], result);
    }

    [Fact]
    public void TiesGoToTheFirstInOrder()
    {
        var result = new long[3];
        Assert.IsType<SpreadMet>(Spread.Over(new SpreadChildren(3), 50, result));
        Assert.Equal([17, 17, 16], result);
        Assert.IsType<SpreadMet>(Spread.Over(new SpreadChildren(3), -50, result));
        Assert.Equal([-16, -17, -17], result);
    }

    [Fact]
    public void WithoutWeightsThereIsNothingToGoByUntilEqualSharesAreAskedFor()
    {
        var result = new long[3];
        Assert.Equal(new NothingToGoBy(7), Spread.Over(new SpreadChildren(3, [0, 0, 0], [0, 0, 0]), 7, result));
        Assert.Equal(new NothingToGoBy(5), Spread.Over(new SpreadChildren(3, [2, 0, 0], [2, 0, 0], [2, 0, 0], [2, 9, 9]), 7, result));
        Assert.IsType<SpreadMet>(Spread.Over(new SpreadChildren(3, [2, 0, 0], [], [2, 0, 0], [2, 9, 9]), 7, result));
        Assert.Equal([2, 3, 2], result);
        Assert.IsType<SpreadMet>(Spread.Over(new SpreadChildren(3, [0, 0, 0], [0, 0, 0]), 0, result));
    }

    [Fact]
    public void WhatIsOutOfReachNamesWhatBindsAndTheSmallestRelaxation()
    {
        var children = new SpreadChildren(4, [10, 10, 10, 10], [10, 10, 10, 0], [0, 10, 5, 0], [12, 10, 15, 20]);
        var refused = Assert.IsType<SpreadInfeasible>(Spread.Over(children, 50, new long[4]));
        Assert.Equal(new SpreadInfeasible(50, 25, 47), refused);
        Assert.Equal(-3, refused.Relaxation);
        var binding = new List<BindingChild>();
        foreach (var child in refused.Binding(children))
            binding.Add(child);
        Assert.Equal(
            [new(0, BindingKind.High, 12), new(1, BindingKind.Held, 10), new(2, BindingKind.High, 15), new(3, BindingKind.Weightless, 10)],
            binding
        );
        Assert.Equal(5, Assert.IsType<SpreadInfeasible>(Spread.Over(children, 20, new long[4])).Relaxation);
    }

    [Fact]
    public void BoundsThatCrossAreAFaultOfTheirOwn()
    {
        var children = new SpreadChildren(3, [], [], [0, 6, 0], [9, 5, 9]);
        Assert.Equal(new CrossingBounds(1, 6, 5), Spread.Over(children, 50, new long[3]));
        Assert.Equal(new CrossingBounds(1, 6, 5), Shift.To(children, 3, new long[3]));
    }

    [Fact]
    public void NoChildrenHaveATotalOfNothingAndNoOther()
    {
        Assert.IsType<SpreadMet>(Spread.Over(default, 0, []));
        Assert.Equal(new SpreadInfeasible(1, 0, 0), Spread.Over(default, 1, []));
    }

    [Fact]
    public void AShareThatDoesNotFitIsAnOverflowAndFaultyCallsAreRefused()
    {
        Assert.Throws<OverflowException>(() =>
            Spread.Over(new SpreadChildren(2, [long.MaxValue, -long.MaxValue], [1, 1]), 10, new long[2])
        );
        Assert.Throws<ArgumentException>(() => Spread.Over(new SpreadChildren(2, [], [1, -1]), 10, new long[2]));
        Assert.Throws<ArgumentException>(() => Spread.Over(new SpreadChildren(2, [], [1, -1], [0, 0]), 10, new long[2]));
        Assert.Throws<ArgumentException>(() => new SpreadChildren(2, [1]));
        Assert.Throws<ArgumentException>(() => Spread.Over(new SpreadChildren(2), 10, new long[1]));
        var both = new long[2];
        Assert.Throws<ArgumentException>(() => Spread.Over(new SpreadChildren(2, both), 10, both));
    }

    [Fact]
    public void InquiryConversionOfSixPercentOverThreeTiersWeightedByVisitors()
    {
        // Steps of 0.1 %: (50,000 x 40 + 30,000 x 50 + 20,000 x 80) / 100,000 = 51, which is 9 short of 60.
        long[] old = [40, 50, 80];
        long[] visitors = [50_000, 30_000, 20_000];
        var result = new long[3];
        Assert.Equal(new ShiftMet(9, 1, -1, Fraction.Of(60)), Shift.To(new SpreadChildren(3, old, visitors), 60, result));
        Assert.Equal([49, 59, 89], result);

        // With the third capped at 8 %, each step moves the mean by 0.8: the eleventh reaches 59.8, which rounds to 60.
        var capped = new SpreadChildren(3, old, visitors, _noLow, [long.MaxValue, long.MaxValue, 80]);
        var met = Assert.IsType<ShiftMet>(Shift.To(capped, 60, result));
        Assert.Equal((11, Fraction.Of(598, 10)), (met.Step, met.Mean));
        Assert.Equal([51, 61, 80], result);
        Assert.Equal(new ShiftReason(80, 11, SpreadStop.High, false, 80), met.ReasonOf(capped, 2));
    }

    [Fact]
    public void AMeanThatLeapsOverZeroIsMetByMovingTheFirstChildrenFurther()
    {
        // The mean is 1/2, which rounds to 1, and a step less is -1/2, which rounds to -1.
        var result = new long[4];
        var children = new SpreadChildren(4, [0, 0, 1, 1], [0, 1, 1, 2], [0, 0, -9, -9], [0, 0, 9, 9]);
        Assert.Equal(0, Assert.IsType<ShiftMet>(Shift.To(new SpreadChildren(2, [0, 1]), 0, result.AsSpan(2))).Step);
        Assert.Equal([-1, 1], result[2..]);
        var met = Assert.IsType<ShiftMet>(Shift.To(children, 0, result));
        Assert.Equal([0, 0, 0, 0], result);
        Assert.Equal(new ShiftMet(-1, -1, -1, Fraction.Zero), met);
    }

    [Fact]
    public void AMeanOutOfReachNamesTheNearestAndOneWithoutWeightsIsUndefined()
    {
        var children = new SpreadChildren(2, [40, 50], [1, 3], [40, 0], [40, 60]);
        var refused = Assert.IsType<MeanOutOfReach>(Shift.To(children, 60, new long[2]));
        Assert.Equal(new MeanOutOfReach(60, Fraction.Of(10), Fraction.Of(55)), refused);
        Assert.Equal(Fraction.Of(55), refused.Nearest);
        Assert.IsType<MeanUndefined>(Shift.To(new SpreadChildren(2, [40, 50], [0, 0]), 60, new long[2]));
    }

    [Fact]
    public void SameAndPercentChangeGiveEachChildItsOwnAndNameTheFirstThatMayNotHaveIt()
    {
        var result = new long[3];
        Assert.Equal(-1, EachChild.Same(new SpreadChildren(3), 46, result));
        Assert.Equal([46, 46, 46], result);
        Assert.Equal(1, EachChild.Same(new SpreadChildren(3, [], [], _noLow, [50, 45, 45]), 46, result));
        Assert.Equal(-1, EachChild.Times(new SpreadChildren(3, [25, -25, 10], [], [], _noHigh), Fraction.Of(106, 100), result));
        Assert.Equal([27, -24, 11], result);
        Assert.Throws<OverflowException>(() => EachChild.Times(new SpreadChildren(1, [long.MaxValue]), Fraction.Of(2), new long[1]));
    }
}
