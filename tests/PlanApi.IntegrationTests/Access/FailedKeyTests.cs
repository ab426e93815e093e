using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>Keys that do not count are logged, and an address that sends too many of them has to wait.</summary>
public sealed class FailedKeyTests
{
    private const int Most = 5;

    [Fact]
    public async Task Keys_ThatDoNotCount_AreLoggedWithoutThemselves()
    {
        await using var service = Service();
        var known = (await service.NewKey(Role.Viewer)).Key!;
        string[] wrong = ["plan_1_" + new string('w', 40), known + "x", "nonsense-of-no-form", "plan_999_" + new string('v', 40)];

        foreach (var key in wrong)
            (await service.By("203.0.113.7").With("X-Api-Key", key).Get("/v1/plans")).IsProblem(401, "unauthenticated");

        var lines = service.Log.All.Where(line => line.Contains("203.0.113.7", StringComparison.Ordinal)).ToList();
        Assert.Equal(wrong.Length, lines.Count);
        Assert.All(lines, line => Assert.StartsWith("Warning ", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("key 999", StringComparison.Ordinal));
        Assert.DoesNotContain(
            service.Log.All,
            line =>
                wrong.Any(key =>
                    line.Contains(key, StringComparison.Ordinal) || line.Contains(key.Split('_')[^1], StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task Address_ThatSendsTooMany_WaitsUntilTheMinuteIsOver()
    {
        await using var service = Service();
        var (good, late) = ((await service.NewKey(Role.Viewer)).Key!, (await service.NewKey(Role.Viewer)).Key!);
        var here = service.By("203.0.113.7");
        (await here.With("X-Api-Key", good).Get("/v1/plans")).Is(200);
        for (var at = 0; at < Most; at++)
            (await here.With("X-Api-Key", $"plan_1_{at}").Get("/v1/plans")).IsProblem(401, "unauthenticated");

        var refused = (await here.With("X-Api-Key", "plan_1_next").Get("/v1/plans")).IsProblem(429, "too-many-failed-keys");
        Assert.Equal("60", refused.Response.Headers.GetValues("Retry-After").Single());
        // Not even one that would count is tried, or guessing would go on.
        (await here.With("X-Api-Key", late).Get("/v1/plans")).IsProblem(429, "too-many-failed-keys");
        (await here.With("X-Api-Key", late).Post("/graphql", """{"query":"{plans{totalCount}}"}""")).IsProblem(429, "too-many-failed-keys");
        // One that counted before is none of a guesser's; and other addresses have nothing to do with it.
        (await here.With("X-Api-Key", good).Get("/v1/plans")).Is(200);
        (await here.Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await service.By("203.0.113.8").With("X-Api-Key", late).Get("/v1/plans")).Is(200);
        Assert.Single(service.Log.All, line => line.Contains("until the minute is over", StringComparison.Ordinal));

        service.Clock.Advance(TimeSpan.FromSeconds(60));
        (await here.With("X-Api-Key", late).Get("/v1/plans")).Is(200);
    }

    [Fact]
    public async Task Addresses_OfOneIpv6Network_AreOne()
    {
        await using var service = Service();
        for (var at = 0; at < Most; at++)
            (await service.By($"2001:db8::{at + 1}").With("X-Api-Key", "plan_1_x").Get("/v1/plans")).IsProblem(401, "unauthenticated");

        (await service.By("2001:db8::ffff").With("X-Api-Key", "plan_1_x").Get("/v1/plans")).IsProblem(429, "too-many-failed-keys");
        (await service.By("2001:db8:0:1::1").With("X-Api-Key", "plan_1_x").Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await service.By("::ffff:203.0.113.7").With("X-Api-Key", "plan_1_x").Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    private static AddressedService Service() =>
        new(
            new TestOptions
            {
                Keys = true,
                Settings = new Dictionary<string, string> { ["Access:FailedKeysPerMinute"] = $"{Most}" },
            }
        );
}
