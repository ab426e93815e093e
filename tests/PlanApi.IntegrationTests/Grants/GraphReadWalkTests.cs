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

    /// <summary>Each field by some of the keys; all of them are asked in the slow suite.</summary>
    [Fact]
    public async Task Reads_OfLimitedKeys_GiveNothingAway() => await Walk(await Turn.Some(world));

    [Theory]
    [Trait("Suite", "Slow")]
    [InlineData(Role.Planner)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Committee)]
    [InlineData(Role.Admin)]
    public async Task Reads_OfEveryLimitedKey_GiveNothingAway(Role role) => await Walk(await Turn.All(world, role));

    private async Task Walk(IReadOnlyList<Turn> turns)
    {
        var (leaks, answered) = (new List<string>(), 0);
        foreach (var turn in turns)
        {
            var walk = new GraphWalk(world, turn.Key, turn.Pools);
            foreach (var ask in GraphAsks.OfPlan().Concat(GraphAsks.OfQuery()).Where(ask => turn.Takes(ask.Text + ask.Body)))
                await walk.Read(ask);
            leaks.AddRange(walk.Leaks);
            answered += walk.Answered;
        }

        Assert.True(answered > 200, $"{answered} answers");
        Assert.True(leaks.Count == 0, $"{leaks.Count} of {answered}:\n" + string.Join('\n', leaks));
    }
}
