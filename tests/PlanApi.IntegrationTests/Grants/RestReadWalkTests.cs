using PlanApi.Application.Access;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// Every operation that reads, by limited keys: no answer holds anything of what is hidden, and what is hidden answers as what is not
/// there.
/// </summary>
public sealed class RestReadWalkTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    [Fact]
    public async Task EveryOperation_HasAnExample()
    {
        var document = (await world.Anybody.Get("/openapi/v1.json")).Is(200).Json;
        var known = document["paths"]!
            .AsObject()
            .Where(path => path.Key.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(path => path.Value!.AsObject().Select(operation => (string)operation.Value!["operationId"]!))
            .ToHashSet();

        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            RestAsks.All.Select(ask => ask.Operation).Distinct().Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Each request by some of the keys; all of them are asked in the slow suite.</summary>
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
            var walk = new RestWalk(world, turn.Key, turn.Pools);
            foreach (var ask in RestAsks.All.Concat(FeedAsks.All).Where(ask => !ask.Writes && turn.Takes($"{ask}")))
                await walk.Go(ask, seenToo: true);
            leaks.AddRange(walk.Leaks);
            answered += walk.Answered;
        }

        Assert.True(answered > 200, $"{answered} answers");
        Assert.True(leaks.Count == 0, $"{leaks.Count} of {answered}:\n" + string.Join('\n', leaks));
    }
}
