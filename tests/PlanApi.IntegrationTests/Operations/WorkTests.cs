using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Operations;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>What the service does by itself, when its time has come.</summary>
public sealed class WorkTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions { Works = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Sums_AreAddedUpAgain_AfterMembersHaveMoved()
    {
        var plan = await CubePlan.New(_service);
        (await _service.Api.Post($"{plan.Path}/actuals", "indicator,date,value,scope.market\nstores,2024-02-01,3,brazil\n", "text/csv")).Is(
            200
        );
        var member = $"{plan.Path}/dimensions/market/members/brazil";
        (await _service.Api.Patch(member, """{"parent":"eu"}""", (await _service.Api.Get(member)).ETag)).Is(200);
        Assert.False(AreKept());
        Assert.Equal(["3"], [await plan.At("stores market=eu 2024 - actual")]);

        _service.Clock.Advance(TimeSpan.FromMinutes(1));

        await Wait.Until(async () =>
            (await Work()).Any(work => (string)work!["work"]! == "keep-sums" && work["lastSuccessAt"] is not null)
        );
        Assert.True(AreKept());
        Assert.Equal(
            ["3", "missing"],
            [await plan.At("stores market=eu 2024 - actual"), await plan.At("stores market=latam 2024 - actual")]
        );
    }

    [Fact]
    public async Task WorkThatFails_KeepsNoOtherFromBeingDone_AndIsSaid()
    {
        using var failing = _service.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddScoped<IPlanWork, Failing>())
        );
        using var http = failing.CreateClient();
        foreach (var code in new[] { "good", "bad" })
            (
                await http.PostAsync("/v1/plans", JsonBody($$$"""{"code":"{{{code}}}","calendar":{"year":2024},"currency":"CNY"}"""))
            ).EnsureSuccessStatusCode();
        Assert.Equal("Healthy", await http.GetStringAsync("/health/work"));

        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.Until(async () =>
            JsonNode.Parse(await http.GetStringAsync("/v1/work"))!.AsArray().Any(work => (int)work!["failedRuns"]! == 1)
        );
        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.Until(async () =>
            JsonNode.Parse(await http.GetStringAsync("/v1/work"))!.AsArray().Any(work => (int)work!["failedRuns"]! == 2)
        );

        var states = JsonNode.Parse(await http.GetStringAsync("/v1/work"))!.AsArray();
        Assert.Equal(
            ["a-test bad failed", "a-test good done", "evaluate-lights bad done", "evaluate-lights good done"],
            states
                .Where(work => (string)work!["work"]! is "a-test" or "evaluate-lights")
                .Select(work => $"{work!["work"]} {work["plan"]} {(work["lastError"] is null ? "done" : "failed")}")
        );
        Assert.DoesNotContain("secret", states.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Degraded", await http.GetStringAsync("/health/work"));
        Assert.Equal("Healthy", await http.GetStringAsync("/health/ready"));
        var failed = JsonNode.Parse(await http.GetStringAsync("/v1/operations?state=failed"))!["items"]!.AsArray();
        Assert.Equal(
            ("findWork", "a-test", "bad", 2),
            Assert.Single(failed.Select(one => ((string)one!["kind"]!, (string)one["work"]!, (string)one["plan"]!, (int)one["attempts"]!)))
        );
    }

    [Fact]
    public async Task WorkThatFailed_IsWellAgain_OnceItHasBeenDone()
    {
        var failing = new Failing();
        using var service = new CustomService(
            new TestOptions { Works = true, Services = services => services.AddSingleton<IPlanWork>(failing) }
        );
        await service.NewPlan(edit: document => document.Replace("code: plan-", "code: bad-", StringComparison.Ordinal));
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.Until(async () => await Standing(service) == 1);

        failing.IsMended = true;
        service.Clock.Advance(TimeSpan.FromMinutes(1));

        await Wait.Until(async () => await Standing(service) == 0);
    }

    [Fact]
    public async Task Work_IsShownAsOperations_ByEveryProcess()
    {
        var shop = await Events.Shop.Open(_service);
        await shop.Push("visitors", 700);
        using var other = new CustomService(new TestOptions { Database = _service.Database, RunsOperations = false });

        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.Until(async () => (await Latest(_service, "evaluate-lights"))?["state"]?.ToString() == "succeeded");
        // The alert is due within a day.
        _service.Clock.Advance(TimeSpan.FromHours(25));
        await Wait.Until(async () => (await Latest(_service, "escalate-alerts"))?["state"]?.ToString() == "succeeded");

        Assert.Equal("escalateAlerts", (string)(await Latest(other, "escalate-alerts"))!["kind"]!);
        Assert.Equal((await _service.Api.Get("/v1/work")).Is(200).Text, (await other.Api.Get("/v1/work")).Is(200).Text);
    }

    [Fact]
    public async Task Work_IsShownToAdministratorsOnly()
    {
        using var keyed = new CustomService(new TestOptions { Keys = true });
        var planner = await keyed.NewKey(Application.Access.Role.Planner);

        (await keyed.With(planner.Key!).Get("/v1/work")).IsProblem(403, "forbidden");
    }

    private static async Task<int> Standing(TestService service) =>
        (await service.Api.Get("/v1/work")).Is(200).Json.AsArray().Sum(work => (int)work!["failedRuns"]!);

    private static async Task<JsonNode?> Latest(TestService service, string name) =>
        (await service.Api.Get("/v1/work")).Is(200).Json.AsArray().Single(work => (string)work!["work"]! == name)!["latest"];

    private static StringContent JsonBody(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private async Task<JsonArray> Work() => (await _service.Api.Get("/v1/work")).Is(200).Json.AsArray();

    private bool AreKept()
    {
        const string sql =
            "SELECT COUNT(*) FROM partitions p JOIN plans n ON n.id = p.plan_id WHERE p.measure = 'Actual' AND p.sums_version >= "
            + "n.parentage_version";
        return (long)TestDatabase.Query(_service.Database, sql).Single() == 1;
    }

    private sealed class Failing : IPlanWork
    {
        public string Name => "a-test";

        public bool IsMended { get; set; }

        public Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation) =>
            !IsMended && plan.ToString().StartsWith("bad", StringComparison.Ordinal)
                ? throw new InvalidOperationException("a secret")
                : Task.FromResult<IReadOnlyList<DueOperation>>([]);
    }
}
