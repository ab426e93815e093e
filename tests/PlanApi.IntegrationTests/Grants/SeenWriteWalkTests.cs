using PlanApi.Application.Access;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Limited keys write where they may.</summary>
public sealed class SeenWriteWalkTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    /// <summary>Here every write succeeds that may; what is answered then says nothing of what it touched beside.</summary>
    [Fact]
    public async Task Writes_AtSeenPlaces_GiveNothingAway()
    {
        var leaks = new List<string>();
        foreach (var key in (await WalkedKey.All(world, Role.Planner)).Where(key => key.Plan == "world").DistinctBy(key => key.Reach))
        {
            var pools = await Pools.Of(world, key.Plan, key.Reach);
            var walk = new RestWalk(world, key, pools.ToDictionary(pool => pool.Key, pool => pool.Value with { Pairs = [], Above = [] }));
            foreach (var ask in RestAsks.All.Where(ask => ask.Writes && ask.Method != "DELETE"))
                await walk.Go(ask, seenToo: true);
            leaks.AddRange(walk.Leaks);
        }

        Assert.True(leaks.Count == 0, $"{leaks.Count}:\n" + string.Join('\n', leaks));
    }
}
