using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>Operations are followed without asking again and again: as a stream, and by a subscription.</summary>
public sealed class OperationStreamTests : IDisposable
{
    private readonly List<IDisposable> _open = [];

    public void Dispose() => _open.AsEnumerable().Reverse().ToList().ForEach(one => one.Dispose());

    [Fact]
    public async Task AnOperation_IsHeardOf_FromItsBeginningToItsEnd()
    {
        var gate = new Gate();
        var service = New(new TestOptions { Kestrel = true, Services = gate.Install });
        var plan = await CubePlan.New(service);
        using var stream = await EventReader.Open(Client(service), $"/v1/operations?plan={plan.Path.Split('/')[^1]}");

        var operation = await Later.Start(service.Api, $"{plan.Path}/actuals/sums");
        var halfWay = await Until(stream, one => (string?)one["doing"] == "Half way.");
        gate.Open.SetResult();
        var done = await Until(stream, one => (string)one["state"]! == "succeeded");

        Assert.Equal(
            ("running", 1, 2, operation),
            ((string)halfWay["state"]!, (int)halfWay["done"]!, (int)halfWay["total"]!, $"/v1/operations/{halfWay["id"]}")
        );
        Assert.Equal($"{operation}/result", (string)done["result"]!);
        (await service.Api.Get((string)done["result"]!)).Is(200);
    }

    [Fact]
    public async Task WhoConnectsLater_IsToldWhatIsUnderWay_AndWhatHasJustEnded()
    {
        var service = New(new TestOptions { Kestrel = true });
        var plan = await CubePlan.New(service);
        var ended = await Later.Start(service.Api, $"{plan.Path}/{Later.Evaluation}");
        await Later.Done(service.Api, ended);

        using (var stream = await EventReader.Open(Client(service), "/v1/operations?kind=evaluateLights"))
            Assert.Equal((ended, "succeeded"), Short(await stream.NextJson()));

        service.Clock.Advance(TimeSpan.FromMinutes(6));
        using (var stream = await EventReader.Open(Client(service), "/v1/operations"))
        {
            var next = await Later.Start(service.Api, $"{plan.Path}/actuals/sums");
            Assert.Equal(next, Short(await stream.NextJson()).Address);
        }
    }

    [Fact]
    public async Task AKey_HearsOfItsOwnOperations_AndAnAdministratorOfAll()
    {
        var service = New(
            new TestOptions
            {
                Kestrel = true,
                Keys = true,
                RunsOperations = false,
            }
        );
        var (owner, other, admin) = (
            await service.NewKey(Role.Planner),
            await service.NewKey(Role.Planner),
            await service.NewKey(Role.Admin)
        );
        var plan = await service.NewPlan(service.With(admin.Key!));
        using var others = await EventReader.Open(Client(service), "/v1/operations", key: other.Key);
        using var all = await EventReader.Open(Client(service), "/v1/operations", key: admin.Key);
        using var socket = await Socket.Begun(service.Address, other.Key!);
        await socket.Subscribe("1", "subscription { operationChanges { id state } }");

        var hidden = await Later.Start(service.With(owner.Key!), $"{plan}/{Later.Evaluation}");
        Assert.Equal(hidden, Short(await all.NextJson()).Address);
        var own = await Later.Start(service.With(other.Key!), $"{plan}/{Later.Evaluation}");

        Assert.Equal(own, Short(await others.NextJson()).Address);
        Assert.Equal(own, $"/v1/operations/{(await socket.Next("1"))["operationChanges"]!["id"]}");
    }

    [Fact]
    public async Task ASubscription_HearsTheSame_OfAnotherProcessToo()
    {
        var service = New(new TestOptions { Kestrel = true, RunsOperations = false });
        var plan = await CubePlan.New(service);
        using var socket = await Socket.Begun(service.Address);
        await socket.Subscribe(
            "1",
            $"subscription {{ operationChanges(plan: \"{plan.Path.Split('/')[^1]}\") {{ id state attempts result planCode }} }}"
        );
        var operation = await Later.Start(service.Api, $"{plan.Path}/actuals/sums");
        Assert.Equal("WAITING", (string)(await socket.Next("1"))["operationChanges"]!["state"]!);

        var other = New(new TestOptions { Database = service.Database });
        // Each process looks every second what others have written.
        await Wait.Until(async () =>
        {
            other.Clock.Advance(TimeSpan.FromSeconds(1));
            return (string)(await other.Api.Get(operation)).Is(200).Json["state"]! == "succeeded";
        });
        var ended = socket.Next("1");
        await Wait.Until(() =>
        {
            service.Clock.Advance(TimeSpan.FromSeconds(1));
            return ended.IsCompleted;
        });

        var done = (await ended)["operationChanges"]!;
        Assert.Equal(("SUCCEEDED", 1), ((string)done["state"]!, (int)done["attempts"]!));
        Assert.NotNull(done["result"]!["rebuilt"]);
    }

    [Fact]
    public async Task AFilterThatNamesNothing_IsRefused() =>
        (await New(new TestOptions()).Api.With("Accept", "text/event-stream").Get("/v1/operations?state=done")).HasFaults(
            "not-allowed /state"
        );

    [Fact]
    public async Task AnotherForm_IsNotThere() =>
        (await New(new TestOptions()).Api.With("Accept", "image/png").Get("/v1/operations")).IsProblem(406, "not-acceptable");

    private static async Task<JsonNode> Until(EventReader stream, Func<JsonNode, bool> wanted)
    {
        while (true)
        {
            var next = (await stream.Next())!;
            Assert.Equal("operation", next.Name);
            if (wanted(next.Json))
                return next.Json;
        }
    }

    private static (string Address, string State) Short(JsonNode operation) =>
        ($"/v1/operations/{operation["id"]}", (string)operation["state"]!);

    private HttpClient Client(TestService service)
    {
        var client = Wait.Client(service.Address);
        _open.Add(client);
        return client;
    }

    private CustomService New(TestOptions options)
    {
        var service = new CustomService(options);
        _open.Add(service);
        return service;
    }
}
