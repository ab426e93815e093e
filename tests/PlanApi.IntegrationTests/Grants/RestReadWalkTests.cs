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
            var walk = new RestWalk(world, key, brief ? Pool.Brief(pools) : pools);
            foreach (var ask in RestAsks.All.Where(ask => !ask.Writes))
                await walk.Go(ask, seenToo: true);
            leaks.AddRange(walk.Leaks);
            answered += walk.Answered;
        }

        Assert.True(answered > 500, $"{answered} answers");
        Assert.True(leaks.Count == 0, $"{leaks.Count} of {answered}:\n" + string.Join('\n', leaks));
    }
}
