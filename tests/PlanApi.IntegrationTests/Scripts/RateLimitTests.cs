using Microsoft.Extensions.DependencyInjection;
using PlanApi.Api.Access;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scripts;

/// <summary>Each caller has a share of the service, over every door, and nobody uses up another's.</summary>
public sealed class RateLimitTests
{
    private const int Burst = 40;

    [Fact]
    public async Task Callers_AreNotLimited_UnlessASettingSaysSo()
    {
        await using var service = new CustomService(new TestOptions());

        Assert.False((await service.Api.Get("/v1/plans")).Is(200).Response.Headers.Contains("RateLimit"));
    }

    [Fact]
    public async Task Key_ThatAsksForMoreThanItsShare_WaitsForTheNextToken()
    {
        await using var service = Service(burst: 3);
        var (api, other) = (service.With(await NewKey(service)), service.With(await NewKey(service)));

        Assert.Equal(("\"default\";q=3;w=3", "\"default\";r=2;t=1"), Limits((await api.Get("/v1/plans")).Is(200)));
        Assert.Equal("\"default\";r=1;t=2", Limits((await api.Get("/v1/plans/nothing")).Is(404)).Left);
        Assert.Equal("\"default\";r=0;t=3", Limits((await api.Get("/v1/plans")).Is(200)).Left);
        var refused = (await api.Get("/v1/plans")).IsProblem(429, "rate-limited");
        Assert.Equal((TimeSpan.FromSeconds(1), "\"default\";r=0;t=3"), (refused.Response.Headers.RetryAfter!.Delta, Limits(refused).Left));
        Assert.Equal("\"default\";r=2;t=1", Limits((await other.Get("/v1/plans")).Is(200)).Left);

        service.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.Get("/v1/plans")).Is(200);
        (await api.Get("/v1/plans")).IsProblem(429, "rate-limited");
        service.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("\"default\";r=2;t=1", Limits((await api.Get("/v1/plans")).Is(200)).Left);
    }

    [Fact]
    public async Task Strangers_AreLimitedByTheirAddress_AndTakeNothingFromKeys()
    {
        await using var service = new AddressedService(new TestOptions { Keys = true, Settings = Settings(3) });
        var key = await NewKey(service);
        var here = service.By("203.0.113.7");

        (await here.Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await here.With("X-Api-Key", "nonsense").Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await here.With("Authorization", "Nonsense").Get("/v1/plans")).IsProblem(401, "unreadable-credentials");
        (await here.With("X-Api-Key", "nonsense").Get("/v1/plans")).IsProblem(429, "rate-limited");
        (await here.Unchecked().Post("/session", "key=nonsense", "application/x-www-form-urlencoded")).Is(429);
        (await service.By("203.0.113.8").Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await here.With("X-Api-Key", key).Get("/v1/plans")).Is(200);
    }

    [Fact]
    public async Task OpenService_LimitsEachAddress()
    {
        await using var service = new AddressedService(new TestOptions { Settings = Settings(1) });

        (await service.By("203.0.113.7").Get("/v1/plans")).Is(200);
        (await service.By("203.0.113.7").Get("/v1/plans")).IsProblem(429, "rate-limited");
        (await service.By("203.0.113.8").Get("/v1/plans")).Is(200);
        (await service.By("2001:db8::1").Get("/v1/plans")).Is(200);
        (await service.By("2001:db8::2").Get("/v1/plans")).IsProblem(429, "rate-limited");
    }

    [Fact]
    public async Task Health_IsFree()
    {
        await using var service = Service(burst: 1);
        var api = service.With(await NewKey(service)).Unchecked();
        (await api.Get("/v1/plans")).Is(200);

        foreach (var path in new[] { "/health/live", "/health/ready", "/health/live", "/health/work" })
            Assert.NotEqual(429, (await api.Get(path)).Status);
        (await api.Get("/v1/plans")).Is(429);
    }

    [Fact]
    public async Task EveryDoor_TakesFromTheSameShare()
    {
        await using var service = Service(Burst, kestrel: true);
        var key = await NewKey(service, Role.Planner);
        var api = service.With(key).Unchecked();
        var plan = await service.NewPlan(service.With(await NewKey(service, Role.Admin)));
        var code = plan.Split('/')[^1];
        string[] doors =
        [
            plan,
            $"/odata/{code}/Targets",
            $"/odata/{code}/Targets.csv",
            $"{plan}/slices.csv?indicators=gmv",
            "/graphql?query={__typename}",
            "/nothing",
            "/",
        ];

        var left = Burst;
        foreach (var door in doors)
            Assert.Equal((door, --left), (door, Left(await api.Get(door))));
        Assert.Equal(--left, Left(await api.With("Accept", "text/event-stream").Send(HttpMethod.Head, $"{plan}/events")));
        // A WebSocket counts when it opens, and then each of its operations.
        using (var socket = await Socket.Open(service.Address, key: key))
        {
            await socket.Send("""{"type":"connection_init"}""");
            Assert.Equal("connection_ack", (string?)(await socket.Receive())!["type"]);
            left--;
            while (left > 0)
            {
                await Ask(socket, "next", "complete");
                left--;
            }
            await Ask(socket, "error");
        }
        foreach (var door in doors)
            (await api.Get(door)).Is(429);
        (await api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(429);

        static async Task Ask(Socket socket, params string[] answers)
        {
            await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""");
            foreach (var answer in answers)
                Assert.Equal(answer, (string?)(await socket.Receive())!["type"]);
        }
    }

    [Fact]
    public async Task Query_TakesWhatItCosts_AndTheCallerWaitsTheLonger()
    {
        await using var service = Service(burst: 10);
        var api = service.With(await NewKey(service));
        const string small = """{"query":"{ plans(first: 5) { nodes { code } } }"}""";
        const string large = """{"query":"{ plans(first: 100) { nodes { targets(first: 100) { nodes { code indicatorCode } } } } }"}""";

        Assert.Equal(9, Left(await api.Post("/graphql", small)));
        // Over 20,000 fields, if every list were as long as it may be.
        var answer = (await api.Post("/graphql", large)).Is(200);
        Assert.Equal(0, Left(answer));
        var refused = (await api.Post("/graphql", small)).IsProblem(429, "rate-limited");
        Assert.InRange(refused.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 10, 60);
        // What was kept is not computed again.
        service.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(9, Left((await api.Post("/graphql", large)).Is(200)));
    }

    [Fact]
    public async Task Callers_WhoseShareIsFullAgain_AreForgotten()
    {
        await using var service = new AddressedService(new TestOptions { Settings = Settings(2) });
        var limits = service.Services.GetRequiredService<RateLimits>();
        for (var address = 1; address <= 50; address++)
            await service.By($"203.0.113.{address}").Get("/health/nothing");
        Assert.Equal(0, limits.Count);
        for (var address = 1; address <= 50; address++)
            await service.By($"203.0.113.{address}").Get("/v1/plans");
        Assert.Equal(50, limits.Count);

        service.Clock.Advance(TimeSpan.FromMinutes(2));
        await service.By("203.0.113.1").Get("/v1/plans");

        Assert.Equal(1, limits.Count);
    }

    private static CustomService Service(int burst, bool kestrel = false) =>
        new(
            new TestOptions
            {
                Keys = true,
                Kestrel = kestrel,
                Settings = Settings(burst),
            }
        );

    /// <summary>A token each second.</summary>
    private static Dictionary<string, string> Settings(int burst) =>
        new() { ["RateLimits:PerMinute"] = "60", ["RateLimits:Burst"] = $"{burst}" };

    private static async Task<string> NewKey(TestService service, Role role = Role.Viewer) => (await service.NewKey(role)).Key!;

    private static (string Policy, string Left) Limits(Answer answer) =>
        (answer.Response.Headers.GetValues("RateLimit-Policy").Single(), answer.Response.Headers.GetValues("RateLimit").Single());

    private static int Left(Answer answer) =>
        int.Parse(Limits(answer).Left.Split(';')[1].Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
}
