using PlanApi.Application.Access;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>What was answered to one key under an Idempotency-Key is not answered to another.</summary>
public sealed class ReplayTests(GrantWorld world) : IClassFixture<GrantWorld>
{
    private const string Body = """{"code":"replayed","names":{"en":"Zzh words"},"scope":{"tier":"zzh-head"}}""";

    [Fact]
    public async Task Replay_UnderTheIdempotencyKeyOfAnother_IsNone()
    {
        (await world.Boss.With("Idempotency-Key", "walked").Post("/v1/plans/world/objectives", Body)).Is(201);
        (await world.Boss.With("Idempotency-Key", "walked").Post("/v1/plans/world/objectives", Body)).Is(201);

        foreach (var key in await WalkedKey.All(world, Role.Planner))
        {
            var plain = await key.Client.Post($"/v1/plans/{key.Plan}/objectives", Body);
            var replayed = await key.Client.With("Idempotency-Key", "walked").Post($"/v1/plans/{key.Plan}/objectives", Body);

            Assert.NotEqual(201, (int)replayed.Status);
            Assert.Equal(RestWalk.Bare(plain, ""), RestWalk.Bare(replayed, ""));
            Assert.DoesNotContain("Zzh words", replayed.Text, StringComparison.Ordinal);
        }
    }
}
