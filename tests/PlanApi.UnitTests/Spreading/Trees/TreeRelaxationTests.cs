using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.UnitTests.Spreading.Trees;

public sealed class TreeRelaxationTests
{
    [Property(MaxTest = 200)]
    public void TheSmallestChangesTogetherDoAndNoSmallerOnesWould(DoNotSize<int> seed)
    {
        var forest = Forest.Random(seed.Item, 4, everyLeafIsBounded: true);
        if (LeastChange.Over(forest.Problem).IsPossible)
            return;
        var changes = TreeRelaxation.Smallest(forest.Problem);
        var relaxed = changes.Aggregate(forest, (all, change) => all.With(change.Bound, change.To));
        Assert.True(LeastChange.Over(relaxed.Problem).IsPossible);
        Assert.Equal(Cost(forest), (long)changes.Aggregate((Int128)0, (sum, change) => sum + change.By));
        if (LeastChange.Over(forest.Problem).Conflicts is [{ IsWhole: true } conflict])
            Assert.All(conflict.Relaxations, relaxation => Assert.Equal(Cost(forest), (long)relaxation.By));
    }

    // How far the bounds of a forest must move in all, by trying every value of every leaf.
    private static long Cost(Forest forest)
    {
        var leaves = Enumerable.Range(0, forest.Count).Where(forest.IsLeaf).ToArray();
        var (least, sums) = (long.MaxValue, new long[forest.Count]);
        Try(0);
        return least;

        void Try(int at)
        {
            if (at == leaves.Length)
            {
                long cost = 0;
                for (var node = 0; node < sums.Length; node++)
                    cost += Beyond(node, sums[node]);
                least = Math.Min(least, cost);
                return;
            }
            for (var value = -12; value <= 20; value++)
            {
                Add(leaves[at], value);
                Try(at + 1);
                Add(leaves[at], -value);
            }
        }

        void Add(int node, long value)
        {
            for (; node >= 0; node = forest.Parent[node])
                sums[node] += value;
        }

        long Beyond(int node, long value) =>
            (forest.Low[node] == Forest.None ? 0 : Math.Max(forest.Low[node] - value, 0))
            + (forest.High[node] == Forest.None ? 0 : Math.Max(value - forest.High[node], 0))
            + (forest.Required[node] == Forest.None ? 0 : Math.Abs(value - forest.Required[node]))
            + (forest.Start[node] != Forest.None && forest.WeightOf(node) == 0 ? Math.Abs(value - forest.Start[node]) : 0);
    }
}
