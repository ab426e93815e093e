using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading;

public sealed class PeriodLineTests
{
    [Fact]
    public void ALineFromAFirstValueAddsUpToTheTotal()
    {
        // 4 x 10 + 6 x rise = 50.
        var result = new long[4];
        Assert.Equal(Fraction.Of(5, 3), PeriodLine.LineFrom(10, 50, result));
        Assert.Equal([10, 12, 13, 15], result);
        Assert.Equal(Fraction.Of(11), PeriodLine.LineOfRise(Fraction.One, 50, result));
        Assert.Equal([11, 12, 13, 14], result);
    }

    [Fact]
    public void ALineBetweenTwoValuesRoundsEachOnce()
    {
        var result = new long[4];
        PeriodLine.LineBetween(10, 15, result);
        Assert.Equal([10, 12, 13, 15], result);
        PeriodLine.LineBetween(5, -5, result.AsSpan(0, 3));
        Assert.Equal([5, 0, -5], result[..3]);
    }

    [Fact]
    public void GrowthOfEighteenPercentAQuarterFromAFirstValueToALastAndWithinATotal()
    {
        // 100, 118, 139.24, 164.3032: 521.5432 together.
        var rate = Fraction.Of(18, 100);
        var result = new long[4];
        PeriodLine.GrowthFrom(Fraction.Of(100), PeriodLine.ShapeOf(rate, result.Length), result);
        Assert.Equal([100, 118, 139, 164], result);
        Assert.Equal(
            Fraction.Of(164) / Fraction.Of(1_643_032, 1_000_000),
            PeriodLine.GrowthUpTo(164, PeriodLine.ShapeOf(rate, result.Length), result)
        );
        Assert.Equal([100, 118, 139, 164], result);
        // 1,000 / 5.215432: 191.74, 226.25, 266.98, 315.03.
        PeriodLine.GrowthWithin(1000, PeriodLine.ShapeOf(rate, result.Length), result);
        Assert.Equal([192, 226, 267, 315], result);
    }

    [Fact]
    public void AQuarterOfGrowthAYearIs57371PercentAQuarter()
    {
        var rate = PeriodRate.Compounding(Fraction.Of(25, 100), 4);
        Assert.Equal((Quantity.Of(5.7371m), Quantity.Of(5.7371m), Quantity.Of(5.7372m)), (rate.Percent, rate.Low, rate.High));
        Assert.False(rate.IsExact);
        Assert.Equal(rate, PeriodRate.Between(80, 100, 4));
        Assert.Equal(new PeriodRate(Quantity.Of(18), Quantity.Of(18), Quantity.Of(18)), PeriodRate.Between(1_000_000, 1_643_032, 3));
        Assert.Equal(new PeriodRate(Quantity.Of(-50), Quantity.Of(-50), Quantity.Of(-50)), PeriodRate.Between(-8, -1, 3));
        Assert.Throws<ArgumentException>(() => PeriodRate.Between(0, 5, 3));
        Assert.Throws<ArgumentException>(() => PeriodRate.Between(5, -5, 3));
    }

    [Fact]
    public void WhatHasNoAnswerOverTimeIsRefused()
    {
        Assert.Throws<ArgumentException>(() => PeriodLine.LineFrom(3, 4, new long[1]));
        Assert.Throws<ArgumentException>(() => PeriodLine.LineBetween(3, 4, new long[1]));
        Assert.Throws<ArgumentException>(() => PeriodLine.LineBetween(3, 4, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => PeriodLine.GrowthWithin(3, PeriodLine.ShapeOf(Fraction.Of(-1), 3), new long[3]));
        Assert.Throws<OverflowException>(() => PeriodLine.GrowthFrom(Fraction.One, PeriodLine.ShapeOf(Fraction.One, 70), new long[70]));
        var year = new long[365];
        PeriodLine.GrowthWithin(1_000_000, PeriodLine.ShapeOf(Fraction.Of(1, 1000), year.Length), year);
        Assert.Equal(1_000_000, year.Sum());
    }

    [Property(MaxTest = 2000)]
    public bool Lines_and_growth_within_a_total_add_up_and_stay_within_a_step_of_the_exact(DoNotSize<int> any)
    {
        var random = new Random(any.Item);
        var result = new long[random.Next(2, 14)];
        var (first, total) = (random.Next(-1000, 1000), random.Next(-10_000, 10_000));
        var rise = PeriodLine.LineFrom(first, total, result);
        if (result[0] != first || !IsNear(period => Fraction.Of(first) + (rise * Fraction.Of(period))))
            return false;
        var start = PeriodLine.LineOfRise(rise, total, result);
        if (start != Fraction.Of(first) || result[0] != first || !IsNear(period => start + (rise * Fraction.Of(period))))
            return false;
        var rate = Fraction.Of(random.Next(-9_999, 20_000), 10_000);
        start = PeriodLine.GrowthWithin(total, PeriodLine.ShapeOf(rate, result.Length), result);
        return IsNear(period => start * (Fraction.One + rate).Power(period));

        bool IsNear(Func<int, Fraction> exact) =>
            result.Sum() == total
            && Enumerable.Range(0, result.Length).All(period => (exact(period) - Fraction.Of(result[period])).Abs() < Fraction.One);
    }

    [Property(MaxTest = 2000)]
    public bool A_rate_for_each_period_lies_between_its_neighbours_and_is_the_nearer_of_them(DoNotSize<int> any)
    {
        var random = new Random(any.Item);
        var (first, last, periods) = (random.Next(1, 100_000), random.Next(1, 100_000), random.Next(1, 30));
        var rate = PeriodRate.Between(first, last, periods);
        var ratio = Fraction.Of(last, first);
        var middle = Factor(Fraction.Of(rate.Low.Steps + rate.High.Steps, 2)).CompareTo(ratio);
        return Factor(Fraction.Of(rate.Low.Steps)) <= ratio
            && ratio <= Factor(Fraction.Of(rate.High.Steps))
            && rate.High.Steps - rate.Low.Steps == (Factor(Fraction.Of(rate.Low.Steps)) == ratio ? 0 : 1)
            && rate.Percent == (middle < 0 || (middle == 0 && last >= first) ? rate.High : rate.Low);

        Fraction Factor(Fraction steps) => (Fraction.One + (steps / Fraction.Of(1_000_000))).Power(periods);
    }
}
