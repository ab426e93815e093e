using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading.Trees;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading.Trees;

public sealed class TreePropertyTests
{
    [Property(MaxTest = 4000)]
    public void WhatIsPossibleIsNeverRefusedAndWhatIsNotNeverAnswered(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 8, everyLeafIsBounded: true);
        var answer = LeastChange.Over(forest.Problem);
        Assert.Equal(forest.Answers(node => (forest.Low[node], forest.High[node])).Any(), answer.IsPossible);
    }

    [Property(MaxTest = 4000)]
    public void ParentsAreSumsAndBoundsHoldsAndRequiredValuesAreKept(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 14, everyLeafIsBounded: false);
        var answer = LeastChange.Over(forest.Problem);
        if (answer.IsPossible)
            Assert.True(forest.Fits(answer.Values));
    }

    // The possible answers are a polytope with whole corners (its constraints are laminar), so that a point is the optimum exactly if the
    // objective rises from it towards every whole answer.
    [Property(MaxTest = 3000)]
    public void TheExactValueChangesLeastAmongAllAnswers(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 8, everyLeafIsBounded: true);
        IsOptimal(forest, node => (forest.Low[node], forest.High[node]));
    }

    [Property(MaxTest = 2000)]
    public void TheExactValueChangesLeastWhereLeavesHaveNoBounds(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 6, everyLeafIsBounded: false);
        var answer = LeastChange.Over(forest.Problem);
        if (answer.IsPossible)
        {
            var near = answer.Values.ToArray();
            IsOptimal(forest, node => (near[node] - 2, near[node] + 2));
        }
    }

    [Property(MaxTest = 3000)]
    public void EachValueIsLessThanAStepFromTheExactOneAndWholeExactValuesStay(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 14, everyLeafIsBounded: false);
        var answer = LeastChange.Over(forest.Problem);
        for (var node = 0; answer.IsPossible && node < forest.Count; node++)
        {
            var reason = answer.Reason(node);
            Assert.True(reason.Rounding.Abs() < Fraction.One);
            Assert.Equal(answer.Values[node], reason.Value);
            Assert.True(!reason.Exact.Denominator.IsOne || reason.Rounding.IsZero);
        }
    }

    // A plan of the usual size, in which prices have hundreds of digits.
    [Property(MaxTest = 60)]
    public void InALargePlanTheLargestRemaindersAreRaisedAndEqualOnesByIndex(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var (parent, start) = (new int[401], new long[401]);
        var (low, high) = (Enumerable.Repeat(Forest.None, 401).ToArray(), Enumerable.Repeat(Forest.None, 401).ToArray());
        var largest = random.Next(2) == 0 ? 900_000_000_000_000 : 30;
        for (var node = 0; node < 401; node++)
        {
            parent[node] =
                node == 0 ? -1
                : node <= 8 ? 0
                : node <= 40 ? 1 + ((node - 9) / 4)
                : 9 + random.Next(32);
            start[node] =
                random.NextInt64(1, largest)
                * (
                    node == 0 ? 200
                    : node <= 8 ? 25
                    : node <= 40 ? 6
                    : 1
                );
            if (node > 40 && random.Next(3) == 0)
                (low[node], high[node]) = (start[node] - random.NextInt64(largest / 10), start[node] + random.NextInt64(largest / 10));
        }
        // Weights that doubles cannot add up, in half of the plans.
        var isUneven = random.Next(2) == 0;
        var weight = start.Select(value => isUneven ? (long)Math.Pow(10, random.Next(14)) : value).ToArray();
        var answer = LeastChange.Over(
            new TreeProblem(parent, start)
            {
                Weight = weight,
                Low = low,
                High = high,
            }
        );
        Assert.True(answer.IsPossible);
        var floors = new long[401];
        var remainders = new Fraction[401];
        for (var node = 0; node < 401; node++)
        {
            var exact = answer.Reason(node).Exact;
            floors[node] = (long)(exact - Fraction.Of(1, 2)).Rounded(0);
            floors[node] -= Fraction.Of(floors[node]) > exact ? 1 : 0;
            floors[node] += exact - Fraction.Of(floors[node]) >= Fraction.One ? 1 : 0;
            remainders[node] = exact - Fraction.Of(floors[node]);
        }
        foreach (var siblings in Enumerable.Range(1, 400).GroupBy(node => parent[node]))
        {
            var missing = (int)(answer.Values[siblings.Key] - siblings.Sum(node => floors[node]));
            var raised = siblings.OrderByDescending(node => remainders[node]).ThenBy(node => node).Take(missing).ToHashSet();
            foreach (var node in siblings)
                Assert.Equal(floors[node] + (raised.Contains(node) ? 1 : 0), answer.Values[node]);
        }
    }

    [Property(MaxTest = 2000)]
    public void AReasonCanBeRedoneByHand(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 14, everyLeafIsBounded: false);
        var answer = LeastChange.Over(forest.Problem);
        for (var node = 0; answer.IsPossible && node < forest.Count; node++)
        {
            var reason = answer.Reason(node);
            if (reason.StoppedBy is { } stop && stop.Node == node)
                Assert.Equal(Fraction.Of(stop.Value), reason.Exact);
            else if (forest.IsLeaf(node))
                Assert.Equal(Fraction.Of(forest.Start[node]) + (reason.Price * Fraction.Of(forest.WeightOf(node))), reason.Exact);
            var children = Enumerable.Range(0, forest.Count).Where(child => forest.Parent[child] == node).Select(answer.Reason).ToList();
            if (children.Count > 0)
                Assert.Equal(children.Aggregate(Fraction.Zero, (sum, child) => sum + child.Exact), reason.Exact);
        }
    }

    [Property(MaxTest = 2000)]
    public void AForestThatAgreesIsNotChanged(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 14, everyLeafIsBounded: false);
        var answer = LeastChange.Over(forest.Problem);
        if (!answer.IsPossible)
            return;
        var values = answer.Values.ToArray();
        var again = new TreeProblem(forest.Parent, values)
        {
            Low = forest.Low,
            High = forest.High,
            Required = forest.Required,
            Weight = forest.Weight,
        };
        Assert.Equal(values, LeastChange.Over(again).Values);
    }

    [Property(MaxTest = 2000)]
    public void NodesUnderOtherNumbersGetTheSameValues(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 14, everyLeafIsBounded: false);
        // Other numbers that keep the order among siblings: by depth instead of by index.
        var random = new Random(seed.Item);
        var key = Enumerable.Range(0, forest.Count).Select(_ => random.Next()).ToArray();
        foreach (var siblings in Enumerable.Range(0, forest.Count).GroupBy(node => forest.Parent[node]))
        {
            foreach (var (node, sorted) in siblings.Zip(siblings.Select(node => key[node]).Order().ToList()))
                key[node] = sorted;
        }
        var old = Enumerable.Range(0, forest.Count).OrderBy(node => key[node]).ToArray();
        long[] Renumbered(long[] values) => [.. old.Select(node => values[node])];
        var other = new TreeProblem([.. old.Select(node => Array.IndexOf(old, forest.Parent[node]))], Renumbered(forest.Start))
        {
            Weight = Renumbered(forest.Weight),
            Low = Renumbered(forest.Low),
            High = Renumbered(forest.High),
            Required = Renumbered(forest.Required),
        };
        var (answer, renumbered) = (LeastChange.Over(forest.Problem), LeastChange.Over(other));
        Assert.Equal(answer.IsPossible, renumbered.IsPossible);
        if (answer.IsPossible)
            Assert.Equal(Renumbered(answer.Values.ToArray()), renumbered.Values);
    }

    [Property(MaxTest = 4000)]
    public void TheRelaxationNamedWouldDoAndASmallerOneWouldNot(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 8, everyLeafIsBounded: true);
        foreach (var conflict in LeastChange.Over(forest.Problem).Conflicts)
        {
            var part = conflict.IsWhole ? forest : forest.Below(conflict.Node, out _);
            foreach (var relaxation in conflict.Relaxations)
            {
                var nodes = Enumerable.Range(0, forest.Count).ToArray();
                if (!conflict.IsWhole)
                    forest.Below(conflict.Node, out nodes);
                var bound = relaxation.Bound with { Node = Array.IndexOf(nodes, relaxation.Bound.Node) };
                Assert.True(IsPossible(part.With(bound, relaxation.To)));
                var smaller = relaxation.To - Math.Sign(relaxation.To - bound.Value);
                Assert.False(IsPossible(part.With(bound, smaller)));
            }
        }
    }

    [Property(MaxTest = 2000)]
    public void ABoundThatWouldDoAloneIsNamed(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 5, everyLeafIsBounded: true);
        var conflicts = LeastChange.Over(forest.Problem).Conflicts;
        if (conflicts.Count == 0)
            return;
        var named = conflicts
            .Where(conflict => conflict.IsWhole)
            .SelectMany(conflict => conflict.Relaxations)
            .Select(one => one.Bound)
            .ToHashSet();
        for (var node = 0; node < forest.Count; node++)
        {
            foreach (
                var (kind, values) in new[]
                {
                    (BoundKind.Low, forest.Low),
                    (BoundKind.High, forest.High),
                    (BoundKind.Required, forest.Required),
                }
            )
            {
                if (values[node] == Forest.None || named.Contains(new NodeBound(node, kind, values[node])))
                    continue;
                for (var to = -8; to <= 14; to++)
                    Assert.False(IsWider(kind, values[node], to) && IsPossible(forest.With(new NodeBound(node, kind, values[node]), to)));
            }
        }

        static bool IsWider(BoundKind kind, long from, long to) =>
            kind switch
            {
                BoundKind.Low => to < from,
                BoundKind.High => to > from,
                _ => to != from,
            };
    }

    [Property(MaxTest = 2000)]
    public void NoneOfTheBindingBoundsCanBeLeftOut(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 9, everyLeafIsBounded: false);
        foreach (var conflict in LeastChange.Over(forest.Problem).Conflicts)
        {
            Assert.False(LeastChange.Over(Only(conflict.Binding)).IsPossible);
            foreach (var bound in conflict.Binding)
                Assert.True(LeastChange.Over(Only(conflict.Binding.Where(other => other != bound))).IsPossible);
        }

        TreeProblem Only(IEnumerable<NodeBound> bounds)
        {
            var none = Enumerable.Repeat(Forest.None, forest.Count).ToArray();
            var (low, high, required) = (none.ToArray(), none.ToArray(), none.ToArray());
            var (start, weight) = (Enumerable.Repeat(1L, forest.Count).ToArray(), none.ToArray());
            foreach (var bound in bounds)
            {
                if (bound.Kind is BoundKind.Low)
                    low[bound.Node] = bound.Value;
                else if (bound.Kind is BoundKind.High)
                    high[bound.Node] = bound.Value;
                else if (bound.Kind is BoundKind.Required)
                    required[bound.Node] = bound.Value;
                else
                    (start[bound.Node], weight[bound.Node]) = (bound.Value, 0);
            }
            return new TreeProblem(forest.Parent, start)
            {
                Weight = weight,
                Low = low,
                High = high,
                Required = required,
            };
        }
    }

    private static bool IsPossible(Forest forest) => forest.Answers(node => (forest.Low[node], forest.High[node])).Any();

    private static void IsOptimal(Forest forest, Func<int, (long Low, long High)> range)
    {
        var answer = LeastChange.Over(forest.Problem);
        if (!answer.IsPossible)
            return;
        var exact = Enumerable.Range(0, forest.Count).Select(node => answer.Reason(node).Exact).ToArray();
        foreach (var other in forest.Answers(range))
        {
            var slope = Fraction.Zero;
            for (var node = 0; node < forest.Count; node++)
            {
                if (forest.Start[node] != Forest.None && forest.WeightOf(node) > 0)
                    slope +=
                        (exact[node] - Fraction.Of(forest.Start[node]))
                        * (Fraction.Of(other[node]) - exact[node])
                        / Fraction.Of(forest.WeightOf(node));
            }
            Assert.True(slope.Sign >= 0);
        }
    }
}
