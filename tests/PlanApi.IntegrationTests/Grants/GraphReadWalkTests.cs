using PlanApi.Application.Access;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Every field of GraphQL's queries, by limited keys: what REST does not give away, this door does not either.</summary>
public sealed class GraphReadWalkTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    [Fact]
    public void EveryField_HasAnExample()
    {
        Assert.Equal(
            Sdl.Fields("Plan").Select(field => field.Name()).Order(StringComparer.Ordinal),
            GraphAsks.OfPlan().Select(ask => ask.Field).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Sdl.Fields("Query").Select(field => field.Name()).Order(StringComparer.Ordinal),
            GraphAsks.OfQuery().Select(ask => ask.Field).Append("plan").Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["operationChanges", "planEvents"],
            Sdl.Fields("Subscription").Select(field => field.Name()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public Task Reads_OfLimitedKeys_GiveNothingAway() => Walk(Role.Planner, brief: false);

    /// <summary>Of the roles that read less, or nearly the same, one hidden thing of each kind is enough.</summary>
    [Theory]
    [Trait("Suite", "Slow")]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Committee)]
    [InlineData(Role.Admin)]
    public Task Reads_OfOtherRoles_GiveNothingAway(Role role) => Walk(role, brief: true);

    private async Task Walk(Role role, bool brief)
    {
        var (leaks, answered) = (new List<string>(), 0);
        foreach (var key in await WalkedKey.All(world, role))
        {
            var pools = await Pools.Of(world, key.Plan, key.Narrow);
            var walk = new GraphWalk(world, key, brief ? Pool.Brief(pools) : pools);
            foreach (var ask in GraphAsks.OfPlan().Concat(GraphAsks.OfQuery()))
                await walk.Read(ask);
            leaks.AddRange(walk.Leaks);
            answered += walk.Answered;
        }

        Assert.True(answered > 500, $"{answered} answers");
        Assert.True(leaks.Count == 0, $"{leaks.Count} of {answered}:\n" + string.Join('\n', leaks));
    }
}
