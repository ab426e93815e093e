using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PlanApi.Application.Access;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Operations;

namespace PlanApi.IntegrationTests.Telemetry;

/// <summary>Operators read what the service does, and nobody else; the numbers follow what is asked.</summary>
public sealed class MetricsTests(MetricsTests.Measured service) : IClassFixture<MetricsTests.Measured>
{
    private const string Setting = "Telemetry:Metrics";
    private const string Lookups = "planapi_kept_answers_lookups_total";
    private const string Hit = "result=\"hit\"";
    private const string Requests = "http_server_request_duration_seconds_count";

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Planner)]
    [InlineData(Role.Committee)]
    public async Task Metrics_AreForNoOtherRole(Role role) =>
        (await service.With((await service.NewKey(role)).Key!).Get("/metrics")).IsProblem(403, "forbidden");

    /// <summary>A key for Prometheus, which need not be trusted with anything else.</summary>
    [Fact]
    public async Task Monitor_ReadsTheMetrics_AndNothingElse()
    {
        var admin = await service.NewKey(Role.Admin);
        var plan = await service.NewPlan(service.With(admin.Key!));
        var monitor = service.With((await service.NewKey(Role.Monitor)).Key!);

        Assert.True((await Scrape.Of(monitor)).Sum("planapi_streams_open") >= 0);
        foreach (var path in new[] { "/v1/plans", plan, $"{plan}/targets", "/v1/api-keys", "/v1/rules", "/v1/operations" })
            (await monitor.Get(path)).IsProblem(403, "forbidden");
        (await monitor.Post($"{plan}/targets", "{}")).IsProblem(403, "forbidden");
        Assert.Contains(
            "forbidden",
            (await monitor.Post("/graphql", """{"query":"{ plans { nodes { code } } }"}""")).Text,
            StringComparison.Ordinal
        );
        (
            await service
                .With((await service.NewKey(Role.Monitor, key => key with { Plans = [Code.Parse(plan.Split('/')[^1])] })).Key!)
                .Get("/metrics")
        ).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task Metrics_AreForAdministratorsWithoutLimits()
    {
        var admin = await service.NewKey(Role.Admin);
        var plan = await service.NewPlan(service.With(admin.Key!));
        var planned = await service.NewKey(Role.Admin, key => key with { Plans = [Code.Parse(plan.Split('/')[^1])] });
        var limited = await service.NewKey(
            Role.Admin,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
        );

        var refused = (await service.Api.Get("/metrics")).IsProblem(401, "unauthenticated");
        Assert.Contains("Bearer", refused.Response.Headers.WwwAuthenticate.Select(way => way.Scheme));
        (await service.With(admin.Key + "x").Get("/metrics")).IsProblem(401, "unauthenticated");
        (await service.With(planned.Key!).Get("/metrics")).IsProblem(403, "forbidden");
        (await service.With(limited.Key!).Get("/metrics")).IsProblem(403, "forbidden");
        (await service.With(admin.Key!).Post("/metrics", "")).IsProblem(405, "wrong-method");
        var scrape = await Scrape.Of(service.Api.With("Authorization", $"Bearer {admin.Key}"));
        Assert.True(scrape.Sum("planapi_streams_open") >= 0);
        foreach (var hidden in new[] { plan.Split('/')[^1] + "\"", admin.Key!.Split('_')[^1], admin.Name, "latam" })
            Assert.DoesNotContain(hidden, scrape.Text, StringComparison.Ordinal);
    }

    // PostgreSQL's snapshot differs after commits in other databases of the server too, and other tests commit all the time.
    [SqliteFact]
    public async Task Requests_AndKeptAnswers_AreCounted()
    {
        var (admin, plan) = await Begin();
        // An answer is kept a moment after it was given.
        await Wait.Until(async () =>
        {
            var known = (await Scrape.Of(admin)).Sum(Lookups, Hit);
            await admin.Get($"{plan}/targets/total");
            return (await Scrape.Of(admin)).Sum(Lookups, Hit) > known;
        });
        var before = await Scrape.Of(admin);

        for (var i = 0; i < 3; i++)
            (await admin.Get($"{plan}/targets/total")).Is(200);
        (await admin.Get($"{plan}/targets/none")).Is(404);

        // A request is counted after its answer.
        string[] read = ["http_route=\"/v1/plans/{plan}/targets", "http_response_status_code=\"200\""];
        await Wait.Until(async () => (await Scrape.Of(admin)).Sum(Requests, read) >= before.Sum(Requests, read) + 3);
        var after = await Scrape.Of(admin);
        Assert.Equal(before.Sum(Lookups) + 4, after.Sum(Lookups));
        Assert.True(after.Sum(Lookups, Hit) >= before.Sum(Lookups, Hit) + 3);
        Assert.True(after.Sum("dotnet_process_memory_working_set_bytes") > 0);
    }

    [Fact]
    public async Task Operations_ThatWait_AreShown()
    {
        var (admin, plan) = await Begin();
        string[] waiting = ["kind=\"evaluateLights\"", "state=\"waiting\""];
        var before = (await Scrape.Of(admin)).Sum("planapi_operations", waiting);

        var operation = await Later.Start(admin, $"{plan}/{Later.Evaluation}");

        var after = await Scrape.Of(admin);
        Assert.Equal(before + 1, after.Sum("planapi_operations", waiting));
        Assert.Equal(0, after.Sum("planapi_operations", "state=\"running\""));
        (await admin.Post($"{operation}/cancellation", "")).Is(200);
        Assert.Equal(before, (await Scrape.Of(admin)).Sum("planapi_operations", waiting));
    }

    [Fact]
    public async Task Writes_ThatWait_AndStreams_AreShown()
    {
        var (admin, plan) = await Begin();
        var before = await Scrape.Of(admin);
        Task<Answer> write;
        using (await service.Services.GetRequiredService<WriterQueue>().Wait(Timeout.InfiniteTimeSpan, CancellationToken.None))
        {
            write = admin.Post($"{plan}/sections", """{"code":"waits","purpose":"other"}""");
            await Wait.Until(async () => (await Scrape.Of(admin)).Sum("planapi_writers_waiting") == 1);
        }
        (await write).Is(201);
        var key = (await service.NewKey(Role.Viewer)).Key!;
        using (var client = service.CreateClient())
        using (await EventReader.Open(client, $"{plan}/events", key: key))
            Assert.Equal(1, (await Scrape.Of(admin)).Sum("planapi_streams_open"));

        await Wait.Until(async () => (await Scrape.Of(admin)).Sum("planapi_streams_open") == 0);
        var after = await Scrape.Of(admin);
        Assert.Equal(0, after.Sum("planapi_writers_waiting"));
        const string Waits = "planapi_writer_wait_duration_seconds_count";
        Assert.True(after.Sum(Waits) > before.Sum(Waits));
    }

    [Fact]
    public async Task OpenService_ServesThem_AndCountsWhatIsDone()
    {
        await using var own = new CustomService(new TestOptions { Settings = Settings("keys") });
        var plan = await own.NewPlan();

        await Later.Done(own.Api, await Later.Start(own.Api, $"{plan}/{Later.Evaluation}"));

        await Wait.Until(async () =>
            (await Scrape.Of(own.Api)).Sum(
                "planapi_operation_attempt_duration_seconds_count",
                "kind=\"evaluateLights\"",
                "outcome=\"done\""
            ) >= 1
        );
    }

    [Fact]
    public async Task Setting_OpensThem_OrTurnsThemOff()
    {
        await using var open = new CustomService(new TestOptions { Keys = true, Settings = Settings("open") });
        await using var off = new CustomService(new TestOptions { Settings = Settings("off") });

        await Scrape.Of(open.Api);
        (await open.Api.Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await off.Api.Get("/metrics")).IsProblem(404, "not-found");
        // Nobody listens, and nothing leaves.
        Assert.Null(open.Services.GetService<TracerProvider>());
        Assert.Null(off.Services.GetService<MeterProvider>());
    }

    private static Dictionary<string, string> Settings(string access) => new() { [Setting] = access };

    private async Task<(Client Admin, string Plan)> Begin()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        return (admin, await service.NewPlan(admin));
    }

    /// <summary>A service whose callers need a key, and whose operations wait.</summary>
    public sealed class Measured()
        : TestService(
            new TestOptions
            {
                Keys = true,
                RunsOperations = false,
                Settings = Settings("keys"),
            }
        );
}
