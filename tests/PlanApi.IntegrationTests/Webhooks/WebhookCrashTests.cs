using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Processes;

namespace PlanApi.IntegrationTests.Webhooks;

/// <summary>Processes that end, or work side by side: each event arrives.</summary>
[Trait("Suite", "Slow")]
public sealed class WebhookCrashTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("planapi-");

    private Receiver _receiver = null!;

    private string Database => Path.Combine(_directory.FullName, "plan.db");

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        TestDatabase.Drop(Database);
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task AfterAKill_InTheMiddleOfAMessage_AnotherProcessSendsIt()
    {
        var never = new TaskCompletionSource();
        _receiver.Answers = (_, _) => never.Task;
        await using (var killed = await ServiceProcess.Start(Database, "--Webhooks:Networks:0=127.0.0.0/8"))
        {
            using var client = Wait.Client(killed.Address);
            await Send(client, "v1/plan-documents", SmallPlan.Yaml.Replace("CODE", "shop", StringComparison.Ordinal), "application/yaml");
            await Send(client, "v1/webhooks", $$"""{"plan":"shop","address":"{{_receiver.Address}}"}""", "application/json");
            await Send(client, "v1/plans/shop/sections", """{"code":"one","purpose":"other"}""", "application/json");
            await Wait.Until(() => _receiver.Received.Count > 0);
            await killed.Kill();
        }
        never.SetResult();
        _receiver.Answers = (_, _) => Task.CompletedTask;

        await using var other = new CustomService(Receiver.Options with { Database = Database });
        // After the lease of the process that is no more.
        other.Clock.AdjustTime(TimeProvider.System.GetUtcNow().AddMinutes(10));
        JsonNode? delivered = null;
        await Wait.Until(async () =>
        {
            other.Clock.Advance(TimeSpan.FromSeconds(1));
            var deliveries = (await other.Api.Get("/v1/webhooks/1/deliveries")).Is(200).Items;
            delivered = deliveries.Count > 0 ? deliveries[0] : null;
            return delivered is not null;
        });

        Assert.Equal("delivered", (string?)delivered!["state"]);
        Assert.Equal(2, _receiver.Received.Count);
        Assert.Single(_receiver.Received.Select(message => message.Id).Distinct());
    }

    [Fact]
    public async Task TwoProcesses_SendEachMessageOnce()
    {
        await using var one = new CustomService(Receiver.Options with { Database = Database });
        var shop = await Shop.Open(one);
        await using var two = new CustomService(Receiver.Options with { Database = Database });
        for (var webhook = 0; webhook < 4; webhook++)
            (await one.Api.Post("/v1/webhooks", $$"""{"plan":"shop","address":"{{_receiver.Address}}?{{webhook}}"}""")).Is(201);

        for (var change = 0; change < 40; change++)
        {
            await new Shop(one, change % 2 == 0 ? one.Api : two.Api).Change($"section-{change}");
            two.Clock.Advance(TimeSpan.FromSeconds(1));
            one.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await Wait.Until(() =>
        {
            two.Clock.Advance(TimeSpan.FromSeconds(1));
            one.Clock.Advance(TimeSpan.FromSeconds(1));
            return _receiver.Received.Count >= 160;
        });
        await shop.Version();

        Assert.Equal(160, _receiver.Received.Select(message => message.Id).Distinct().Count());
        Assert.Equal(160, _receiver.Received.Count);
        foreach (var webhook in _receiver.Received.GroupBy(message => message.Path))
            Assert.Equal(
                webhook
                    .Select(message => (string)message.Json["data"]!["event"]!["id"]!)
                    .OrderBy(id => double.Parse(id, System.Globalization.CultureInfo.InvariantCulture)),
                webhook.Select(message => (string)message.Json["data"]!["event"]!["id"]!)
            );
    }

    private static async Task Send(HttpClient client, string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
