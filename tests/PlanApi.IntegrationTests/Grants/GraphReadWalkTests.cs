using PlanApi.Application.Access;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Every field of GraphQL's queries, by limited keys: what REST does not give away, this door does not either.</summary>
public sealed class GraphReadWalkTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    [Fact]
    public void EveryField_HasAnExample()
    {
        Assert.Equal(Sdl.Fields("Plan").Select(field => field.Name()).Order(StringComparer.Ordinal), GraphAsks.OfPlan().Select(ask => ask.Field).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Sdl.Fields("Query").Select(field => field.Name()).Order(StringComparer.Ordinal), GraphAsks.OfQuery().Select(ask => ask.Field).Append("plan").Order(StringComparer.Ordinal));
        Assert.Equal(["planEvents"], Sdl.Fields("Subscription").Select(field => field.Name()));
    }

    [Fact]
    public async Task Reads_OfLimitedKeys_GiveNothingAway()
    {
        var (leaks, answered) = (new List<string>(), 0);
        foreach (var key in await WalkedKey.All(world, Role.Planner))
        {
            var walk = new GraphWalk(world, key, await Pools.Of(world, key.Plan, key.Narrow));
            foreach (var ask in GraphAsks.OfPlan().Concat(GraphAsks.OfQuery()))
                await walk.Read(ask);
            leaks.AddRange(walk.Leaks);
            answered += walk.Answered;
        }

        Assert.True(answered > 500, $"{answered} answers");
        Assert.True(leaks.Count == 0, $"{leaks.Count} of {answered}:\n" + string.Join('\n', leaks));
    }
}
