using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Operations;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>A simulation that takes long is an operation: nobody waits for it, and nobody else sees what it answers.</summary>
public sealed class SimulationOperationTests : IDisposable
{
    private const string Question = """
        {"trials":4000,"seed":7,"confidence":97.5,"risks":["strike"],"responses":[],"reserve":50.25,"tolerance":[{"loss":30,"probability":5}],
        "outputs":[{"indicator":"visitors","scope":{"market":"mexico"},"period":"2024"}]}
        """;
    private const string Long = """{"trials":200001,"risks":["strike"]}""";

    private readonly CustomService _service = new(new TestOptions { Keys = true, RunsOperations = false });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task AfterACrash_ItIsDoneAgain_WithTheSameBits()
    {
        var (admin, plan) = await Plan();
        var now = (await admin.Post($"{plan}/risk-simulations", Question)).Is(200);
        var operation = await Later.Start(admin, $"{plan}/risk-simulations", Question);
        await using (var scope = _service.Services.CreateAsyncScope())
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<OperationLeases>().Claim("a process that is killed", default));
        await Run();
        Assert.Equal("running", (string)(await admin.Get(operation)).Json["state"]!);

        _service.Clock.Advance(OperationLeases.Length);
        await Run();

        var done = await Later.Done(admin, operation);
        Assert.Equal(("simulateRisks", 2), ((string)done["kind"]!, (int)done["attempts"]!));
        Assert.Equal(now.Text, (await admin.Get((string)done["result"]!)).Is(200).Text);
    }

    [Fact]
    public async Task AboveTheSizeThatIsWaitedFor_ItIsAnOperation_WithoutBeingAskedFor()
    {
        var (admin, plan) = await Plan();

        var accepted = (await admin.With("Idempotency-Key", "one").Post($"{plan}/risk-simulations", Long)).Is(202);
        var again = (await admin.With("Idempotency-Key", "one").Post($"{plan}/risk-simulations", Long)).Is(202);

        Assert.False(accepted.Response.Headers.Contains("Preference-Applied"));
        Assert.Equal(accepted.Location, again.Location);
        await Run();
        var result = (await admin.Get((string)(await Later.Done(admin, accepted.Location!))["result"]!)).Is(200).Json;
        Assert.Equal(200_001, (int)result["trials"]!);
        (await admin.Post($"{plan}/risk-simulations", """{"trials":1000001}""")).HasFaults("out-of-range /trials");
        (await admin.Get($"{plan}/risk-simulations/picture?trials=200001")).HasFaults("too-large /trials");
    }

    [Fact]
    public async Task OverGraphQL_ItIsTheMutation()
    {
        var (admin, plan) = await Plan();
        var code = plan.Split('/')[^1];
        async Task<JsonNode> Query(string query) =>
            (await admin.Post("/graphql", JsonSerializer.Serialize(new { query }))).Is(200).Json["data"]!;
        string Simulate(int trials, string later) =>
            $$"""
                mutation { simulateRisks(plan: "{{code}}", input: {trials: {{trials}}} {{later}}) {
                    simulation { trials } operation { id state } errors { code } } }
                """;

        var now = (await Query(Simulate(100, "")))["simulateRisks"]!;
        var asked = (await Query(Simulate(100, "respondAsync: true")))["simulateRisks"]!;
        var large = (await Query(Simulate(200_001, "")))["simulateRisks"]!;
        var wrong = (await Query(Simulate(0, "")))["simulateRisks"]!;
        var refused = await Query($$"""{ plan(code: "{{code}}") { riskSimulation(question: {trials: 200001}) { trials } } }""");

        Assert.Equal((100, null), ((int)now["simulation"]!["trials"]!, now["operation"]));
        Assert.All([asked, large], one => Assert.Equal((null, "WAITING"), (one["simulation"], (string)one["operation"]!["state"]!)));
        Assert.Equal("invalid", (string)Assert.Single(wrong["errors"]!.AsArray())!["code"]!);
        Assert.Null(refused["plan"]!["riskSimulation"]);
        await Run();
        Assert.Equal(2, (await admin.Get("/v1/operations?state=succeeded&kind=simulateRisks")).Items.Count);
    }

    [Fact]
    public async Task OfALimitedKey_ItKnowsWhatTheKeySees_AndIsTheKeysAlone()
    {
        var (_, plan) = await Plan();
        var (mexico, europe) = (await Limited("mexico"), await Limited("eu"));

        var operation = await Later.Start(mexico, $"{plan}/risk-simulations", """{"trials":100}""");
        var hidden = await Later.Start(europe, $"{plan}/risk-simulations", """{"trials":100,"risks":["flood"]}""");
        await Run();

        var answer = (await mexico.Get($"{operation}/result")).Is(200).Json;
        Assert.Equal(["flood"], answer["money"]!["contributions"]!.AsArray().Select(part => (string)part!["risk"]!));
        Assert.Equal("unknown-reference", (string)(await europe.Get(hidden)).Json["problem"]!["faults"]![0]!["code"]!);
        (await europe.Get(operation)).IsProblem(404, "not-found");
        (await europe.Get($"{operation}/result")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task ItTellsTheTrialsThatAreDone_AndStopsWhenItIsCancelled()
    {
        var (admin, plan) = await Plan();
        // So many impacts for each trial that the simulation takes longer than any machine needs for a few requests.
        (await admin.Post($"{plan}/risks", """{"code":"often","frequency":40}""")).Is(201);
        (
            await admin.Post($"{plan}/risk-impacts", """{"code":"each","risk":"often","distribution":"pert","low":1,"likely":2,"high":4}""")
        ).Is(201);
        var operation = await Later.Start(admin, $"{plan}/risk-simulations", """{"trials":1000000}""");
        var running = Run();
        var seen = new JsonObject();
        await Wait.Until(async () =>
        {
            seen = (await admin.Get(operation)).Json.AsObject();
            return running.IsCompleted || (long?)seen["done"] > 0;
        });

        Assert.False(running.IsCompleted, seen.ToJsonString());
        Assert.Equal("cancelled", (string)(await admin.Post($"{operation}/cancellation", "")).Is(200).Json["state"]!);

        await running.WaitAsync(Wait.Patience);
        Assert.Equal(1_000_000, (long)seen["total"]!);
        Assert.InRange((long)seen["done"]!, 1, 999_999);
        (await admin.Get($"{operation}/result")).IsProblem(409, "no-result");
    }

    private Task Run() =>
        Task.Run(async () =>
        {
            while (await _service.Services.GetRequiredService<OperationRunner>().RunNext(CancellationToken.None)) { }
        });

    private async Task<Client> Limited(string market) =>
        _service.With(
            (
                await _service.NewKey(
                    Role.Viewer,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse(market)] } }
                )
            ).Key!
        );

    private async Task<(Client Admin, string Plan)> Plan()
    {
        var admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        var plan = await _service.NewPlan(admin);
        foreach (
            var (list, body) in new[]
            {
                ("risks", """{"code":"strike","probability":40}"""),
                ("risk-impacts", """{"code":"idle","risk":"strike","distribution":"uniform","low":10,"high":90}"""),
                (
                    "risk-impacts",
                    """{"code":"away","risk":"strike","indicator":"visitors","distribution":"discrete","values":[20],"weights":[1],"isRelative":true}"""
                ),
                ("risks", """{"code":"flood","scope":{"market":"mexico"},"probability":100}"""),
                ("risk-impacts", """{"code":"wet","risk":"flood","distribution":"discrete","values":[7],"weights":[1]}"""),
                (
                    "cells",
                    """{"cells":[{"indicator":"visitors","scope":{"market":"mexico"},"period":"2024","measure":"target","value":1100}]}"""
                ),
            }
        )
            Assert.InRange((await admin.Post($"{plan}/{list}", body)).Status, 200, 201);
        return (admin, plan);
    }
}
