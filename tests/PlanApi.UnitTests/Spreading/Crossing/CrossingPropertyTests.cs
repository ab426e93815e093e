using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading.Crossing;
using PlanApi.Domain.Spreading.Trees;
using PlanApi.Domain.Values;
using PlanApi.UnitTests.Spreading.Trees;

namespace PlanApi.UnitTests.Spreading.Crossing;

public sealed class CrossingPropertyTests
{
    [Drawn(300, 1500)]
    public void TheAnswerChangesLeastOfAllAndOfEqualsGivesTheFirstNumberMost(DoNotSize<int> seed)
    {
        foreach (var isEven in (bool[])[false, true])
        {
            var table = SmallCrossing.Random(seed.Item, isEven: isEven);
            long[]? best = null;
            var least = Fraction.Zero;
            foreach (var values in table.All(table.RangeOf))
            {
                if (!table.Fits(values))
                    continue;
                var cost = table.Cost(values);
                var order = best is null ? -1 : cost.CompareTo(least);
                if (order < 0 || (order == 0 && First(table, values).SequenceCompareTo(First(table, best!)) > 0))
                    (best, least) = (values.ToArray(), cost);
            }
            var answer = CrossingChange.Over(table.Problem);
            Assert.Equal(best is not null, answer.IsPossible);
            if (best is not null)
                Assert.Equal(best, answer.Values.ToArray());
            else
                Assert.NotNull(answer.Conflict);
        }

        static ReadOnlySpan<long> First(SmallCrossing table, long[] values) =>
            values.Where((_, number) => table.WeightOf(number) > 0).ToArray();
    }

    [Property(MaxTest = 1000)]
    public void WithoutBoundsNoAnswerNearByChangesLess(DoNotSize<int> seed)
    {
        var table = SmallCrossing.Random(seed.Item, everyPartIsBounded: false);
        var answer = CrossingChange.Over(table.Problem);
        if (!answer.IsPossible)
            return;
        var own = answer.Values.ToArray();
        Assert.True(table.Fits(own));
        var cost = table.Cost(own);
        foreach (var values in table.All(part => (own[part] - 1, own[part] + 1)))
            Assert.False(table.Fits(values) && table.Cost(values) < cost);
    }

    [Property(MaxTest = 1500)]
    public void PricesPutEachValueWhereItIsAndAddUp(DoNotSize<int> seed)
    {
        var table = SmallCrossing.Random(seed.Item, everyPartIsBounded: false);
        var answer = CrossingChange.Over(table.Problem);
        for (var number = 0; answer.IsPossible && number < table.Count; number++)
        {
            var (value, weight) = (answer.Values[number], table.WeightOf(number));
            if (weight == 0)
                continue;
            var off = Fraction.Of(value) - Fraction.Of(table.Start[number]) - (answer.PriceOf(number) * Fraction.Of(weight));
            // What is nearly equal is settled exactly; the price keeps to its binary places.
            var half = Fraction.Of(500_001, 1_000_000);
            Assert.True(off <= half || value == table.Low[number]);
            Assert.True(-off <= half || value == table.High[number]);
        }
    }

    [Drawn(200, 1500)]
    public void AConflictNamesBoundsThatContradictEachOtherAndTheSmallestChangesThatWouldDo(DoNotSize<int> seed)
    {
        var table = SmallCrossing.Random(seed.Item);
        if (CrossingChange.Over(table.Problem).Conflict is not { } conflict)
            return;
        Assert.NotEmpty(conflict.Binding);
        foreach (var bound in conflict.Binding)
            Assert.Equal(bound.Value, bound.IsLow ? table.RangeOf(bound.Number).Low : table.RangeOf(bound.Number).High);
        // How far bounds must move in all, by trying every value near by.
        var least = table
            .All(part => (table.RangeOf(part).Low - 2, table.RangeOf(part).High + 2))
            .Take(60_000)
            .Min(values => Enumerable.Range(0, table.Count).Sum(number => table.Beyond(number, values[number])));
        foreach (var alternative in conflict.Relaxations)
        {
            Assert.True(alternative.Sum(change => Math.Abs(change.To - change.Bound.Value)) <= least);
            var relaxed = alternative.Aggregate(table, (all, change) => all.With(change.Bound, change.To));
            Assert.True(CrossingChange.Over(relaxed.Problem).IsPossible);
            if (alternative is [var only])
            {
                var less = table.With(only.Bound, only.To - Math.Sign(only.To - only.Bound.Value));
                Assert.False(CrossingChange.Over(less.Problem).IsPossible);
            }
        }
    }

    [Property(MaxTest = 1500)]
    public void NumbersThatAgreeAreNotChanged(DoNotSize<int> seed)
    {
        var table = SmallCrossing.Random(seed.Item, everyPartIsBounded: false);
        var answer = CrossingChange.Over(table.Problem);
        if (!answer.IsPossible)
            return;
        var again = new CrossingProblem(answer.Values.ToArray(), table.Parts) { Low = table.Low, High = table.High };
        Assert.Equal(answer.Values, CrossingChange.Over(again).Values);
    }

    // The tree's engine rounds the exact optimum, this one finds the optimum of whole steps: it never changes more.
    [Property(MaxTest = 1500)]
    public void OverASingleTreeItIsAsPossibleAsTheEngineOfTreesAndChangesNoMore(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 12, everyLeafIsBounded: false);
        var (low, high) = (forest.Low.ToArray(), forest.High.ToArray());
        for (var node = 0; node < forest.Count; node++)
        {
            if (forest.Required[node] is not Forest.None and var required)
                (low[node], high[node]) = (
                    Math.Max(low[node], required),
                    high[node] == Forest.None ? required : Math.Min(high[node], required)
                );
        }
        var parts = Enumerable
            .Range(0, forest.Count)
            .Select(node =>
                forest.IsLeaf(node)
                    ? []
                    : Enumerable.Range(0, forest.Count).Where(leaf => forest.IsLeaf(leaf) && IsAbove(node, leaf)).ToArray()
            )
            .ToArray();
        var (tree, answer) = (
            LeastChange.Over(forest.Problem),
            CrossingChange.Over(
                new CrossingProblem(forest.Start, parts)
                {
                    Weight = forest.Weight,
                    Low = low,
                    High = high,
                }
            )
        );
        Assert.Equal(tree.IsPossible, answer.IsPossible);
        if (!tree.IsPossible)
            return;
        Assert.True(forest.Fits(answer.Values));
        Assert.True(Cost(answer.Values) <= Cost(tree.Values));
        bool IsAbove(int node, int leaf)
        {
            for (; leaf >= 0 && leaf != node; leaf = forest.Parent[leaf]) { }
            return leaf == node;
        }

        Fraction Cost(ReadOnlySpan<long> values)
        {
            var cost = Fraction.Zero;
            for (var node = 0; node < forest.Count; node++)
            {
                if (forest.Start[node] != Forest.None && forest.WeightOf(node) > 0)
                    cost += Fraction.Of((values[node] - forest.Start[node]) * (values[node] - forest.Start[node]), forest.WeightOf(node));
            }
            return cost;
        }
    }

    [Fact]
    public void SumsOfThreeHierarchiesAreRefusedWithACircle()
    {
        // The eight corners of a cube, with a total of one face along each axis.
        int[][] parts = [.. Enumerable.Range(0, 8).Select(_ => Array.Empty<int>()), [0, 1, 2, 3], [0, 1, 4, 5], [0, 2, 4, 6]];
        var answer = CrossingChange.Over(new CrossingProblem([.. Enumerable.Repeat(1L, 11)], parts));
        Assert.False(answer.IsPossible);
        Assert.Equal([8, 9, 10], answer.Circle.Order());
    }
}
