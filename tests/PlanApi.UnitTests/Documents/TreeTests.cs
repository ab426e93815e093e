using FsCheck.Xunit;
using PlanApi.Application.Documents.Checks;
using PlanApi.Domain.Dimensions;

namespace PlanApi.UnitTests.Documents;

public sealed class TreeTests
{
    private static readonly DateOnly _newYear = new(2024, 1, 1);

    [Fact]
    public void Check_MillionMembersWithMoves_IsQuick()
    {
        var parents = Enumerable.Range(0, 1_000_000).Select(i => (i - 1) / 10).ToArray();
        parents[0] = -1;
        var moves = Enumerable.Range(500_000, 400_000).Select(i => new DatedParent(i, _newYear.AddDays(i % 300), i % 1_000));

        Assert.Empty(MemberTree.Check(parents, moves));
    }

    [Fact]
    public void Check_LongChain_IsTooDeepAndNeedsNoStack()
    {
        var fault = Assert.Single(MemberTree.Check([.. Enumerable.Range(-1, 200_000)], []));

        Assert.Equal((MemberTree.MaxDepth, false), (fault.Member, fault.IsCycle));
    }

    [Fact]
    public void Check_MovesThatSwapPlacesOnOneDay_AreNoCycle() =>
        Assert.Empty(MemberTree.Check([-1, 0], [new DatedParent(0, _newYear, 1), new DatedParent(1, _newYear, -1)]));

    [Fact]
    public void Check_MovesThatSwapPlacesOnTwoDays_AreACycleOnTheDayBetween()
    {
        var fault = Assert.Single(
            MemberTree.Check([-1, 0], [new DatedParent(0, _newYear, 1), new DatedParent(1, _newYear.AddDays(1), -1)])
        );

        Assert.Equal(_newYear, fault.On);
        Assert.Equal([0, 1], fault.Path);
    }

    [Property(MaxTest = 500)]
    public bool Check_AnyForest_FindsACycleExactlyWhenThereIsOneOnSomeDay(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 8);
        var parents = Enumerable.Range(0, count).Select(_ => random.Next(3) == 0 ? -1 : random.Next(count)).ToArray();
        if (random.Next(2) == 0)
            parents = [.. parents.Select((parent, i) => parent < i ? parent : -1)];
        var moves = Enumerable
            .Range(0, random.Next(6))
            .Select(_ => new DatedParent(random.Next(count), _newYear.AddDays(random.Next(4)), random.Next(-1, count)))
            .DistinctBy(move => (move.Member, move.From))
            .ToArray();

        var current = parents.ToArray();
        var expected = HasCycle(current);
        foreach (var day in moves.GroupBy(move => move.From).OrderBy(day => day.Key))
        {
            foreach (var move in day)
                current[move.Member] = move.Parent;
            expected |= HasCycle(current);
        }
        return MemberTree.Check(parents, moves).Any(fault => fault.IsCycle) == expected;
    }

    [Fact]
    public void In_LongRing_IsOneCycleAndNeedsNoStack() =>
        Assert.Equal(200_000, Assert.Single(Cycles.In(200_000, node => [(node + 1) % 200_000])).Count);

    private static bool HasCycle(int[] parents) =>
        Enumerable
            .Range(0, parents.Length)
            .Any(start =>
            {
                var steps = 0;
                for (var at = start; at != -1; at = parents[at])
                {
                    if (++steps > parents.Length)
                        return true;
                }
                return false;
            });
}
