using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Webhooks;

/// <summary>A webhook sends what its key sees at that time, and ends with its key.</summary>
public sealed class WebhookGrantTests : IAsyncLifetime, IDisposable
{
    private readonly CustomService _service = new(Receiver.Options with { Keys = true });

    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public Task DisposeAsync() => _receiver.DisposeAsync().AsTask();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task ALimitedKey_IsSentNothingThatItDoesNotSee()
    {
        var admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        var plan = await _service.NewPlan(admin);
        var key = await _service.NewKey(
            Role.Planner,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Known("latam")] } }
        );
        (await _service.With(key.Key!).Post("/v1/webhooks", Body(plan))).Is(201);

        await Change(admin, plan, "germany-gmv", 91);
        await Change(admin, plan, "mexico-gmv", 11);
        await Wait.Until(() => _receiver.Received.Count > 0);

        var message = Assert.Single(_receiver.Received);
        Assert.DoesNotContain("germany", message.Body, StringComparison.Ordinal);
        Assert.Equal(1, (int)message.Json["data"]!["event"]!["change"]!["changeCount"]!);
    }

    [Fact]
    public async Task AKeyOfSomeIndicators_IsSentNothingOfOthers()
    {
        var admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        var plan = await _service.NewPlan(admin);
        var key = await _service.NewKey(Role.Planner, key => key with { Indicators = [Code.Known("gmv")] });
        (await _service.With(key.Key!).Post("/v1/webhooks", Body(plan))).Is(201);

        await Change(admin, plan, "mexico-sales", 91);
        await Change(admin, plan, "mexico-gmv", 11);
        await Wait.Until(() => _receiver.Received.Count > 0);

        var message = Assert.Single(_receiver.Received);
        // The plan was made by the first change set, and the target of orders changed by the second.
        Assert.Equal(3, (int)message.Json["data"]!["event"]!["change"]!["sequence"]!);
    }

    [Fact]
    public async Task ARevokedKey_SendsNothingMore()
    {
        var adminKey = await _service.NewKey(Role.Admin);
        var admin = _service.With(adminKey.Key!);
        var plan = await _service.NewPlan(admin);
        var key = await _service.NewKey(Role.Planner);
        var made = (await _service.With(key.Key!).Post("/v1/webhooks", Body(plan))).Is(201);
        var shown = await admin.Get($"/v1/api-keys/{key.Id}");
        (await admin.Delete($"/v1/api-keys/{key.Id}", shown.ETag)).Is(200);

        await Change(admin, plan, "mexico-gmv", 12);
        await Wait.Until(async () => (string?)(await admin.Get(made.Location!)).Is(200).Json["state"] == "disabled");

        Assert.Empty(_receiver.Received);
        Assert.Contains("revoked", (string)(await admin.Get(made.Location!)).Json["problem"]!, StringComparison.Ordinal);
    }

    private string Body(string plan) => $$"""{"plan":"{{plan.Split('/')[^1]}}","address":"{{_receiver.Address}}"}""";

    private static async Task Change(Client client, string plan, string target, int value)
    {
        var part = (await client.Get($"{plan}/targets/{target}")).Is(200);
        (await client.Patch($"{plan}/targets/{target}", $$"""{"value":{{value}}}""", part.ETag)).Is(200);
    }
}
