using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Operations;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>What becomes of operations: whose they are, how they are cancelled, and until when they are kept.</summary>
public sealed class OperationLifeTests : IDisposable
{
    private readonly List<IDisposable> _open = [];

    public void Dispose() => _open.AsEnumerable().Reverse().ToList().ForEach(one => one.Dispose());

    [Fact]
    public async Task AnotherKey_IsToldThatThereIsNone_ButAnAdministratorSeesIt()
    {
        var service = New(new TestOptions { Keys = true });
        var (owner, other, admin) = (await Key(service, Role.Planner), await Key(service, Role.Planner), await Key(service, Role.Admin));
        var plan = await service.NewPlan(owner);
        var operation = await Later.Start(owner, $"{plan}/{Later.Evaluation}");
        await Later.Done(owner, operation);

        Assert.All(
            [await other.Get(operation), await other.Get($"{operation}/result"), await other.Post($"{operation}/cancellation", "")],
            answer => answer.IsProblem(404, "not-found")
        );
        Assert.Empty((await other.Get("/v1/operations")).Items);
        Assert.Single((await admin.Get("/v1/operations")).Items);
        (await admin.Get($"{operation}/result")).Is(200);
    }

    [Fact]
    public async Task AKeyThatIsRevoked_StopsItsOperations()
    {
        var service = New(new TestOptions { Keys = true, RunsOperations = false });
        var admin = await Key(service, Role.Admin);
        var key = await service.NewKey(Role.Planner);
        var plan = await service.NewPlan(admin);
        var operation = await Later.Start(service.With(key.Key!), $"{plan}/{Later.Evaluation}");
        (await admin.Delete($"/v1/api-keys/{key.Id}", "*")).Is(200);

        await Run(service.Services);

        Assert.Equal("key-no-longer-counts", (string)(await Later.Until(admin, operation, "failed"))["problem"]!["code"]!);
    }

    [Fact]
    public async Task Viewers_MayNotAskForMoreThanAtOnce()
    {
        var service = New(new TestOptions { Keys = true });
        var plan = await service.NewPlan(await Key(service, Role.Admin));

        var viewer = (await Key(service, Role.Viewer)).With("Prefer", "respond-async");

        (await viewer.Post($"{plan}/{Later.Evaluation}", "")).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task Cancelled_WhileItWaits_ItIsNeverDone()
    {
        var service = New(new TestOptions { RunsOperations = false });
        var operation = await Later.Start(service.Api, "/v1/plan-documents", Document("never"), "application/yaml");

        Assert.Equal("cancelled", (string)(await service.Api.Post($"{operation}/cancellation", "")).Is(200).Json["state"]!);

        await Run(service.Services);
        Assert.Equal("cancelled", (string)(await service.Api.Post($"{operation}/cancellation", "")).Is(200).Json["state"]!);
        (await service.Api.Get($"{operation}/result")).IsProblem(409, "no-result");
        (await service.Api.Get("/v1/plans/never")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Cancelled_WhileItRuns_ItChangesNothing()
    {
        var service = New(new TestOptions());
        var plan = await CubePlan.New(service);
        var before = (await service.Api.Get(plan.Path)).Json["version"]!.ToJsonString();
        var gate = new Gate();
        var slow = Slow(service, gate);
        using var http = slow.CreateClient();
        // The one that stands at the gate.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{plan.Path}/actuals/sums")
        {
            Headers = { { "Prefer", "respond-async" } },
        };
        var operation = (await http.SendAsync(request)).Headers.Location!.OriginalString;
        await gate.Entered.Task.WaitAsync(Wait.Patience);
        await Wait.Until(async () => (string?)(await service.Api.Get(operation)).Is(200).Json["doing"] == "Half way.");

        // By another process: the one that does it does not hear of it, and goes on to the end.
        Assert.Equal("cancelled", (string)(await service.Api.Post($"{operation}/cancellation", "")).Is(200).Json["state"]!);
        gate.Open.SetResult();
        await gate.Left.Task.WaitAsync(Wait.Patience);

        Assert.Equal("cancelled", (string)(await service.Api.Get(operation)).Json["state"]!);
        Assert.Equal(before, (await service.Api.Get(plan.Path)).Json["version"]!.ToJsonString());
    }

    [Fact]
    public async Task Cancelled_ByTheProcessThatDoesIt_ItStopsAtOnce()
    {
        var service = New(new TestOptions { RunsOperations = false });
        var plan = await CubePlan.New(service);
        var gate = new Gate();
        var slow = Slow(service, gate);
        using var http = slow.CreateClient();
        var operation = await Later.Start(service.Api, $"{plan.Path}/actuals/sums");
        var running = Run(slow.Services);
        await gate.Entered.Task.WaitAsync(Wait.Patience);

        (await http.PostAsync(new Uri($"{operation}/cancellation", UriKind.Relative), null)).EnsureSuccessStatusCode();

        // The gate stays closed.
        await running.WaitAsync(Wait.Patience);
        Assert.Equal("cancelled", (string)(await service.Api.Get(operation)).Json["state"]!);
    }

    [Fact]
    public async Task ADayAfterItsEnd_ItIsGone_AndTheAnswerSaysWhy()
    {
        var service = New(new TestOptions());
        var operation = await Later.Start(service.Api, "/v1/plan-documents", Document("a-day"), "application/yaml");
        await Later.Done(service.Api, operation);
        service.Clock.Advance(TimeSpan.FromHours(23));
        (await service.Api.Get($"{operation}/result")).Is(200);

        service.Clock.Advance(TimeSpan.FromHours(2));
        // The service looks again a minute after it has looked.
        await Wait.Until(async () =>
        {
            service.Clock.Advance(TimeSpan.FromMinutes(1));
            return (await service.Api.Get(operation)).Status == 404;
        });

        var gone = (await service.Api.Get($"{operation}/result")).IsProblem(404, "not-found");
        Assert.Contains("kept for a day", (string)gone.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneKey_MayHaveAHundredUnfinished()
    {
        var service = New(new TestOptions { RunsOperations = false });
        var plan = await CubePlan.New(service);
        for (var one = 0; one < 100; one++)
            await Later.Start(service.Api, $"{plan.Path}/actuals/sums");

        var refused = await service.Api.With("Prefer", "respond-async").Post($"{plan.Path}/actuals/sums", "");

        Assert.NotNull(refused.IsProblem(429, "too-many-operations").Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task SeveralProcesses_DoEachOnce()
    {
        const int Plans = 24;
        var first = New(new TestOptions { RunsOperations = false });
        var operations = new List<string>();
        for (var one = 0; one < Plans; one++)
            operations.Add(await Later.Start(first.Api, "/v1/plan-documents", Document($"once-{one}"), "application/yaml"));
        var others = Enumerable
            .Range(0, 2)
            .Select(_ => New(new TestOptions { Database = first.Database, RunsOperations = false }))
            .ToList();

        await Task.WhenAll(others.Append(first).Select(one => Task.Run(() => Run(one.Services))));

        foreach (var operation in operations)
            Assert.Equal(1, (int)(await Later.Done(first.Api, operation))["attempts"]!);
        Assert.Equal(Plans, (await first.Api.Get("/v1/plans?first=1000")).Items.Count);
    }

    [Fact]
    public async Task SeveralProcesses_DoTheServicesOwnWorkOnce()
    {
        var looked = new Looked();
        var first = New(
            new TestOptions
            {
                Works = true,
                RunsOperations = false,
                Services = looked.Install,
            }
        );
        var plan = await CubePlan.New(first);
        var second = New(
            new TestOptions
            {
                Database = first.Database,
                Works = true,
                RunsOperations = false,
                Services = looked.Install,
            }
        );
        _ = second.Services;

        first.Clock.Advance(TimeSpan.FromMinutes(1));
        second.Clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.Until(() => looked.Times == 2);
        await Task.WhenAll(new[] { first, second }.Select(one => Task.Run(() => Run(one.Services))));

        var lights = (await first.Api.Get($"/v1/operations?kind=evaluateLights&plan={plan.Path.Split('/')[^1]}")).Items;
        Assert.Equal(
            ("succeeded", 1, "evaluate-lights"),
            Assert.Single(lights.Select(one => ((string)one["state"]!, (int)one["attempts"]!, (string)one["work"]!)))
        );
    }

    private static string Document(string code) => SmallPlan.Yaml.Replace("CODE", code, StringComparison.Ordinal);

    private static async Task Run(IServiceProvider services)
    {
        while (await services.GetRequiredService<OperationRunner>().RunNext(CancellationToken.None)) { }
    }

    private CustomService New(TestOptions options)
    {
        var service = new CustomService(options);
        _open.Add(service);
        return service;
    }

    private static async Task<Client> Key(TestService service, Role role) => service.With((await service.NewKey(role)).Key!);

    /// <summary>The same service, which stands still half way.</summary>
    private Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> Slow(TestService service, Gate gate)
    {
        var slow = service.WithWebHostBuilder(builder => builder.ConfigureTestServices(gate.Install));
        _open.Add(slow);
        return slow;
    }

    /// <summary>Counts how often processes look what is due. It is looked at last.</summary>
    private sealed class Looked : IPlanWork
    {
        private int _times;

        public string Name => "a-test";

        public int Times => Volatile.Read(ref _times);

        public void Install(IServiceCollection services) => services.AddSingleton<IPlanWork>(this);

        public Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _times);
            return Task.FromResult<IReadOnlyList<DueOperation>>([]);
        }
    }
}
