using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading.Series;

namespace PlanApi.UnitTests.Spreading.Series;

public sealed class SeriesPropertyTests
{
    [Drawn(400, 2000)]
    public void WhatIsPossibleIsNeverRefusedAndWhatIsNotNeverAnswered(DoNotSize<int> seed, bool rising)
    {
        var wanted = Wanted.Random(seed.Item, 6, rising);
        Assert.Equal(wanted.LeastCost() is not null, SeriesChange.Over(wanted.Problem).IsPossible);
    }

    [Property(MaxTest = 2000)]
    public void TheTotalBoundsRunningSumsAndRisingAreKept(DoNotSize<int> seed, bool rising)
    {
        var wanted = Wanted.Random(seed.Item, 12, rising, tightness: 100);
        var answer = SeriesChange.Over(wanted.Problem);
        if (answer.IsPossible)
            Assert.True(wanted.Fits(answer.Values));
    }

    [Drawn(300, 2000)]
    public void ARisingSeriesIsTheClosestThereIs(DoNotSize<int> seed)
    {
        var wanted = Wanted.Random(seed.Item, 9, rising: true, tightness: 50);
        var answer = SeriesChange.Over(wanted.Problem);
        if (answer.IsPossible)
            Assert.Equal(wanted.LeastCost(), wanted.Cost(answer.Values));
    }

    [Property(MaxTest = 2000)]
    public void ASeriesThatMeetsEverythingIsNotChanged(DoNotSize<int> seed, bool rising)
    {
        var wanted = Wanted.Random(seed.Item, 12, rising);
        var answer = SeriesChange.Over(wanted.Problem);
        if (!answer.IsPossible)
            return;
        var again = new SeriesProblem(wanted.Total, [.. answer.Values])
        {
            Weight = wanted.Weight,
            Low = wanted.Low,
            High = wanted.High,
            CumulativeLow = wanted.CumulativeLow,
            CumulativeHigh = wanted.CumulativeHigh,
            Rising = wanted.Rising,
        };
        Assert.Equal(answer.Values, SeriesChange.Over(again).Values);
    }

    [Property(MaxTest = 1500)]
    public void TheRelaxationNamedWouldDoAndASmallerOneWouldNot(DoNotSize<int> seed, bool rising)
    {
        var wanted = Wanted.Random(seed.Item, 5, rising);
        foreach (var relaxation in SeriesChange.Over(wanted.Problem).Conflict?.Relaxations ?? [])
        {
            Assert.NotNull(wanted.With(relaxation.Bound, relaxation.To).LeastCost());
            var smaller = relaxation.To - Math.Sign(relaxation.To - relaxation.Bound.Value);
            Assert.Null(wanted.With(relaxation.Bound, smaller).LeastCost());
        }
    }

    [Drawn(300, 800)]
    public void NoneOfTheBindingBoundsCanBeLeftOut(DoNotSize<int> seed, bool rising)
    {
        var wanted = Wanted.Random(seed.Item, 4, rising);
        if (SeriesChange.Over(wanted.Problem).Conflict is not { } conflict)
            return;
        Assert.Null(Only(conflict.Binding).LeastCost());
        foreach (var bound in conflict.Binding)
            Assert.NotNull(Only([.. conflict.Binding.Where(other => other != bound)]).LeastCost());

        Wanted Only(IReadOnlyList<SeriesBound> bounds)
        {
            long[] Kept(long[] all, SeriesBoundKind kind, long absent) =>
                [.. all.Select((value, period) => bounds.Contains(new SeriesBound(period, kind, value)) ? value : absent)];
            var total = bounds.Any(bound => bound.Kind == SeriesBoundKind.Total);
            return new Wanted
            {
                Total = wanted.Total,
                HasNoTotal = !total,
                Rising = wanted.Rising,
                Start = wanted.Start,
                Weight =
                [
                    .. wanted.Start.Select(
                        (value, period) => bounds.Contains(new SeriesBound(period, SeriesBoundKind.Fixed, value)) ? 0L : 1L
                    ),
                ],
                Low = Kept(wanted.Low, SeriesBoundKind.Low, -20),
                High = Kept(wanted.High, SeriesBoundKind.High, 20),
                CumulativeLow = Kept(wanted.CumulativeLow, SeriesBoundKind.CumulativeLow, SeriesProblem.None),
                CumulativeHigh = Kept(wanted.CumulativeHigh, SeriesBoundKind.CumulativeHigh, SeriesProblem.None),
            };
        }
    }
}
