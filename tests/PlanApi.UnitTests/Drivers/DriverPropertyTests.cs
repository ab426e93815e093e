using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;
using PlanApi.UnitTests.Cube;

namespace PlanApi.UnitTests.Drivers;

public sealed class DriverPropertyTests
{
    [Property(MaxTest = 2000)]
    public void ATreeComesToWhatItsFormulasSay(DoNotSize<int> seed)
    {
        var (random, tree, numbers, values) = Drawn(seed.Item);
        for (var at = 0; at < tree.Drivers.Count; at++)
            Same(random.ValueOf(tree.Drivers[at].Name, numbers), values[at].HasValue ? values[at].Value : null);
    }

    [Property(MaxTest = 2000)]
    public void EveryRateIsTheDerivative(DoNotSize<int> seed)
    {
        var (random, tree, numbers, values) = Drawn(seed.Item);
        if (DriverEffects.Of(values) is not { } effects)
            return;
        for (var at = 0; at < tree.Drivers.Count; at++)
        {
            Same(random.RateOf("top", tree.Drivers[at].Name, numbers), effects.RateOf(at));
            var through = effects.LinksOf(at).Aggregate(Fraction.Zero, (sum, link) => sum + (link.Rate * effects.RateOf(link.To)));
            Assert.Equal(at == tree.Top ? Fraction.One : effects.RateOf(at), at == tree.Top ? Fraction.One : through);
        }
    }

    [Property(MaxTest = 2000)]
    public void AChangeOfAnySizeHasTheEffectThatANewEvaluationHas(DoNotSize<int> seed)
    {
        var (random, tree, numbers, values) = Drawn(seed.Item);
        if (DriverEffects.Of(values) is not { } effects)
            return;
        for (var at = 0; at < tree.Drivers.Count; at++)
        {
            foreach (var change in new[] { -3, -2, -1, 0, 1, 2, 5 })
            {
                var given = new Dictionary<string, Rational> { [tree.Drivers[at].Name] = Of(values[at].Value) + change };
                var top = effects.TopAfter(at, Fraction.Of(change));
                Same(random.ValueOf("top", numbers, given), top.HasValue ? top.Value : null);
            }
        }
    }

    [Drawn(400, 2000)]
    public void ContributionsAddUpExactlyAndAreMeansOverAllOrders(DoNotSize<int> seed)
    {
        var random = new RandomTree(seed.Item);
        var (tree, before, after) = (random.Read(), random.Numbers(), random.Numbers());
        if (Attribution.Of(RandomTree.Evaluate(tree, before), RandomTree.Evaluate(tree, after)) is not { } attribution)
            return;
        var expected = random.Contributions("top", before, after);
        var sum = Fraction.Zero;
        for (var at = 0; at < tree.Drivers.Count; at++)
        {
            if (!tree.Drivers[at].IsLeaf)
                continue;
            Same(expected[tree.Drivers[at].Name], attribution.ContributionOf(at));
            sum += attribution.ContributionOf(at);
        }
        Assert.Equal(attribution.ChangeOf(tree.Top), sum);
        Assert.Equal(attribution.ChangeOf(tree.Top), attribution.ContributionOf(tree.Top));
    }

    [Property(MaxTest = 1000)]
    public void TheOrderAndBracketsOfAFormulaDoNotMatter(DoNotSize<int> seed)
    {
        var random = new RandomTree(seed.Item);
        var (one, other, before, after) = (random.Read(), random.Read(shuffled: true), random.Numbers(), random.Numbers());
        if (
            Attribution.Of(RandomTree.Evaluate(one, before), RandomTree.Evaluate(one, after)) is not { } first
            || Attribution.Of(RandomTree.Evaluate(other, before), RandomTree.Evaluate(other, after)) is not { } second
        )
            return;
        for (var at = 0; at < one.Drivers.Count; at++)
            Assert.Equal(first.ContributionOf(at), second.ContributionOf(other.Find(one.Drivers[at].Indicator)!.Value));
    }

    [Property(MaxTest = 1000)]
    public void ATornadoRanksBySwingAndMovesOneDriverAtATime(DoNotSize<int> seed)
    {
        var (random, tree, numbers, values) = Drawn(seed.Item);
        if (DriverEffects.Of(values) is not { } effects)
            return;
        var bars = Tornado.Of(effects, Tornado.Around(values, Fraction.Of(1) / Fraction.Of(10)));
        Assert.Equal(tree.Drivers.Count(driver => driver.IsLeaf), bars.Count);
        foreach (var bar in bars)
        {
            var low = new Dictionary<string, Rational> { [tree.Drivers[bar.Range.Driver].Name] = Of(bar.Range.Low) };
            Same(random.ValueOf("top", numbers, low), bar.AtLow.HasValue ? bar.AtLow.Value : null);
        }
        var swings = bars.Select(bar => bar.Swing).ToArray();
        Assert.Equal(swings.OrderByDescending(swing => swing is not null).ThenByDescending(swing => swing ?? Fraction.Zero), swings);
    }

    [Property(MaxTest = 1000)]
    public void RoundedPartsAreLessThanAStepAwayAndAddUp(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var exact = Enumerable
            .Range(0, random.Next(1, 9))
            .Select(_ => Fraction.Of(random.Next(-1000, 1000)) / Fraction.Of(random.Next(1, 30)))
            .ToArray();
        var sum = exact.Aggregate(Fraction.Zero, (total, part) => total + part).Rounded(0);
        var rounded = Attribution.Rounded(exact, sum);
        Assert.Equal(sum, rounded.Aggregate(System.Numerics.BigInteger.Zero, (total, part) => total + part));
        Assert.All(exact.Zip(rounded), pair => Assert.True((pair.First - Fraction.Of(pair.Second, 1)).Abs() < Fraction.One));
    }

    private static (RandomTree Random, DriverTree Tree, Dictionary<string, long> Numbers, DriverValues Values) Drawn(int seed)
    {
        var random = new RandomTree(seed);
        var (tree, numbers) = (random.Read(), random.Numbers());
        return (random, tree, numbers, RandomTree.Evaluate(tree, numbers));
    }

    private static Rational Of(Fraction value) => new(value.Numerator, value.Denominator);

    private static void Same(Rational? expected, Fraction? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } one && actual is { } other)
            Assert.True(one.Equals(Of(other)), $"{one} is not {other}");
    }
}
