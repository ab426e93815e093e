using PlanApi.Domain.Spreading.Series;

namespace PlanApi.UnitTests.Spreading.Series;

/// <summary>Each worked out by hand first; the arithmetic stands beside it.</summary>
public sealed class SeriesExamplesTests
{
    private const long None = SeriesProblem.None;

    // 12.5 each. Rising, the two that are rounded up come last: 24 by June.
    [Fact]
    public void FiftyNewStoresOver4QuartersAlikeRisingAnd10ByJune() =>
        Assert.Equal(
            [12, 12, 13, 13],
            SeriesChange
                .Over(
                    new SeriesProblem(50, [0, 0, 0, 0])
                    {
                        Weight = [1, 1, 1, 1],
                        Rising = true,
                        CumulativeLow = [None, 10, None, None],
                    }
                )
                .Values
        );

    // Last year 1, 3, 8, 13. In proportion that is 2, 6, 16, 26, only 8 by June. So 10 by June in the proportion 1 to 3: 2.5 and 7.5, of
    // which equal remainders go to the earlier; and 40 later in the proportion 8 to 13: 15.24 and 24.76.
    [Fact]
    public void FiftyNewStoresOver4QuartersLikeLastYearRisingAnd10ByJune() =>
        Assert.Equal(
            [3, 7, 15, 25],
            SeriesChange.Over(new SeriesProblem(50, [1, 3, 8, 13]) { Rising = true, CumulativeLow = [None, 10, None, None] }).Values
        );

    // 4.17 each: ten months of 4 and two of 5, which come last; 24 by June.
    [Fact]
    public void FiftyNewStoresOver12MonthsAlikeRisingAnd10ByJune() =>
        Assert.Equal(
            [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5],
            SeriesChange
                .Over(
                    new SeriesProblem(50, new long[12])
                    {
                        Weight = Ones(12),
                        Rising = true,
                        CumulativeLow = At(12, 5, 10),
                    }
                )
                .Values
        );

    // Wished 0 in the first half and 50/6 in each later month (weights 1), but 10 by June. 10 over six months is 1.67, and 40 over six is
    // 6.67: four of 2 after two of 1, four of 7 after two of 6.
    [Fact]
    public void FiftyNewStoresOver12MonthsMostlyLateRisingAnd10ByJune() =>
        Assert.Equal(
            [1, 1, 2, 2, 2, 2, 6, 6, 7, 7, 7, 7],
            SeriesChange
                .Over(
                    new SeriesProblem(50, [0, 0, 0, 0, 0, 0, 8, 8, 8, 8, 9, 9])
                    {
                        Weight = Ones(12),
                        Rising = true,
                        CumulativeLow = At(12, 5, 10),
                    }
                )
                .Values
        );

    // 3 by the second period means at least 2 in it, so at least 2 and 2 after it: 7. In fractions 1.5 four times would do.
    [Fact]
    public void WhatOnlyFractionsCouldMeetIsImpossibleAndSaysByHowMuch()
    {
        var conflict = SeriesChange
            .Over(
                new SeriesProblem(6, [1, 1, 1, 1])
                {
                    Rising = true,
                    CumulativeLow = [None, 3, None, None],
                    CumulativeHigh = [None, 3, None, None],
                }
            )
            .Conflict;
        Assert.NotNull(conflict);
        SeriesBound byThen = new(1, SeriesBoundKind.CumulativeLow, 3),
            total = new(3, SeriesBoundKind.Total, 6);
        Assert.Equal([byThen, total], conflict.Binding);
        Assert.Equal([new SeriesRelaxation(byThen, 2), new SeriesRelaxation(total, 7)], conflict.Relaxations);
    }

    // 10 by June while no quarter takes more than 4: 8 at most. Either June gives way by 2, or one of its quarters: of 6 stores.
    [Fact]
    public void AMilestoneThatItsPeriodsCannotReachNamesBoth()
    {
        var conflict = SeriesChange
            .Over(new SeriesProblem(16, [4, 4, 4, 4]) { High = [4, 4, 9, 9], CumulativeLow = [None, 10, None, None] })
            .Conflict;
        Assert.NotNull(conflict);
        SeriesBound first = new(0, SeriesBoundKind.High, 4),
            second = new(1, SeriesBoundKind.High, 4),
            june = new(1, SeriesBoundKind.CumulativeLow, 10);
        Assert.Equal([first, second, june], conflict.Binding);
        Assert.Equal(
            [new SeriesRelaxation(first, 6), new SeriesRelaxation(second, 6), new SeriesRelaxation(june, 8)],
            conflict.Relaxations
        );
    }

    // Equal remainders go to the earlier periods: 50 over 4.
    [Fact]
    public void WithoutRisingEqualRemaindersGoToTheEarlierPeriods() =>
        Assert.Equal([13, 13, 12, 12], SeriesChange.Over(new SeriesProblem(50, [1, 1, 1, 1])).Values);

    [Fact]
    public void FiftyThreeWeeksWithATotalOfATrillionRiseInAMoment()
    {
        var random = new Random(1);
        var start = Enumerable.Range(0, 53).Select(_ => random.NextInt64(1, 40_000_000_000)).ToArray();
        var answer = SeriesChange.Over(
            new SeriesProblem(1_000_000_000_001, start) { Rising = true, CumulativeLow = At(53, 25, 480_000_000_007) }
        );
        Assert.Equal(1_000_000_000_001, answer.Values.Sum());
        Assert.True(answer.Values.Take(26).Sum() >= 480_000_000_007);
        Assert.True(answer.Values.Zip(answer.Values.Skip(1)).All(pair => pair.First <= pair.Second));
    }

    // With nothing but the total and rising, the real optimum at a price is the isotonic regression of start + price x weight: pool what
    // falls.
    [Fact]
    public void ARisingYearOfWeeksIsLessThanTwoStepsFromTheRealOptimum()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var start = Enumerable.Range(0, 53).Select(_ => random.NextInt64(1, 4_000_000)).ToArray();
            var total = random.NextInt64(50_000_000, 200_000_000);
            double low = -100,
                high = 100;
            for (var halving = 0; halving < 200; halving++)
                (low, high) = Pooled(start, (low + high) / 2).Sum() < total ? ((low + high) / 2, high) : (low, (low + high) / 2);
            var exact = Pooled(start, low);
            var values = SeriesChange.Over(new SeriesProblem(total, start) { Rising = true }).Values;
            Assert.All(values.Zip(exact), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 2, $"{pair.First} for {pair.Second}"));
        }
    }

    private static double[] Pooled(long[] start, double price)
    {
        var pools = new List<(double Sum, double Weight, int Count)>();
        foreach (var value in start)
        {
            pools.Add((1 + price, 1.0 / value, 1));
            for (; pools.Count > 1 && pools[^2].Sum / pools[^2].Weight >= pools[^1].Sum / pools[^1].Weight; pools.RemoveAt(pools.Count - 1))
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Weight + pools[^1].Weight, pools[^2].Count + pools[^1].Count);
        }
        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Sum / pool.Weight, pool.Count))];
    }

    private static long[] Ones(int count) => [.. Enumerable.Repeat(1L, count)];

    private static long[] At(int count, int period, long bound) =>
        [.. Enumerable.Range(0, count).Select(index => index == period ? bound : None)];
}
