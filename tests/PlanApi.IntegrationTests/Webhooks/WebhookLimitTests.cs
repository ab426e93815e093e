using System.Net;
using PlanApi.Application.Access;
using PlanApi.Application.Webhooks.Sending;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Webhooks;

/// <summary>What a webhook may not do: reach inside, see more than its key, or outlive it.</summary>
public sealed class WebhookLimitTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Elsewhere = "https://hooks.example.com/plan";

    [Theory]
    [InlineData("http://hooks.example.com/")]
    [InlineData("ftp://hooks.example.com/")]
    [InlineData("https://name:password@hooks.example.com/")]
    [InlineData("https://hooks.example.com/#part")]
    [InlineData("hooks")]
    public async Task Create_WithAnAddressThatIsNotAllowed_IsRefused(string address)
    {
        var (planner, plan) = await Begin(Role.Planner);
        (await planner.Post("/v1/webhooks", Body(plan, address))).HasFaults("not-allowed /address");
    }

    [Fact]
    public async Task Create_TellsAllFaultsAtOnce()
    {
        var (planner, plan) = await Begin(Role.Planner);
        (
            await planner.Post(
                "/v1/webhooks",
                Body(plan, "x", ""","language":"fr","target":"none","indicator":"none","robotSecret":"s" """)
            )
        ).HasFaults(
            "not-allowed /address",
            "not-allowed /language",
            "not-allowed /robotSecret",
            "unknown-reference /indicator",
            "unknown-reference /target"
        );
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void NoPrivateAddress_IsReached(string address)
    {
        Assert.False(new NetworkGuard([]).Allows(IPAddress.Parse(address)));
        Assert.True(new NetworkGuard([]).Allows(IPAddress.Parse("93.184.216.34")));
        Assert.True(new NetworkGuard([]).Allows(IPAddress.Parse("2606:2800:220:1::1")));
    }

    [Fact]
    public async Task ANameThatPointsInside_IsNotConnectedTo() =>
        await Assert.ThrowsAsync<AddressRefusedException>(() =>
            new NetworkGuard([]).Connect(new DnsEndPoint("localhost", 1), isEncrypted: true, CancellationToken.None)
        );

    [Fact]
    public async Task Webhooks_AreOfTheirMaker_AndOfAdministrators()
    {
        var (planner, plan) = await Begin(Role.Planner);
        var (other, _) = await Begin(Role.Committee);
        var made = (await planner.Post("/v1/webhooks", Body(plan, Elsewhere))).Is(201);

        (await other.Get(made.Location!)).IsProblem(404, "not-found");
        (await other.Delete(made.Location!, made.ETag)).IsProblem(404, "not-found");
        Assert.Empty((await other.Get("/v1/webhooks")).Is(200).Items);
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        Assert.Equal(Elsewhere, (string?)(await admin.Get(made.Location!)).Is(200).Json["settings"]!["address"]);
        (await planner.Delete(made.Location!, made.ETag)).Is(204);
        (await planner.Get(made.Location!)).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Create_NeedsAPlanner_WhoSeesThePlan()
    {
        var (planner, plan) = await Begin(Role.Planner);
        var viewer = service.With((await service.NewKey(Role.Viewer)).Key!);
        var stranger = service.With((await service.NewKey(Role.Planner, key => key with { Plans = [Code.Known("another")] })).Key!);

        (await viewer.Post("/v1/webhooks", Body(plan, Elsewhere))).IsProblem(403, "forbidden");
        (await stranger.Post("/v1/webhooks", Body(plan, Elsewhere))).IsProblem(404, "not-found");
        (await service.Api.Post("/v1/webhooks", Body(plan, Elsewhere))).IsProblem(401, "unauthenticated");
        var made = (await planner.Post("/v1/webhooks", Body(plan, Elsewhere))).Is(201);
        (await planner.Patch(made.Location!, """{"plan":"another"}""", made.ETag)).HasFaults("not-allowed /plan");
        (await planner.Patch(made.Location!, """{"isPaused":true,"kinds":["alert"]}""", made.ETag)).Is(200);
        Assert.Equal("paused", (string?)(await planner.Get(made.Location!)).Json["state"]);
    }

    [Fact]
    public async Task OverGraphQL_AWebhookLeadsToItsPlanAndParts()
    {
        var (planner, plan) = await Begin(Role.Planner);
        (await planner.Post("/v1/webhooks", Body(plan, Elsewhere, ""","target":"mexico-gmv" """))).Is(201);

        var answer = await planner.Post(
            "/graphql",
            """{"query":"{ webhooks(first: 1) { nodes { settings { planCode plan { code } targetCode target { code value } } deliveries(first: 1) { nodes { id } } } } }"}"""
        );

        var settings = answer.Is(200).Json["data"]!["webhooks"]!["nodes"]![0]!["settings"]!;
        Assert.Equal(plan, (string?)settings["plan"]!["code"]);
        Assert.Equal("mexico-gmv", (string?)settings["target"]!["code"]);
        Assert.Null(answer.Json["errors"]);
    }

    private async Task<(Client Client, string Plan)> Begin(Role role)
    {
        var key = await service.NewKey(role);
        var plan = await service.NewPlan(service.With((await service.NewKey(Role.Planner)).Key!));
        return (service.With(key.Key!), plan.Split('/')[^1]);
    }

    private static string Body(string plan, string address, string more = "") =>
        $$"""{"plan":"{{plan}}","address":"{{address}}"{{more}}}""";
}
