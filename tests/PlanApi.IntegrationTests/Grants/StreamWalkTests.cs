using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>What flows to limited keys, from the first change on: server-sent events and the subscription.</summary>
public sealed class StreamWalkTests(ListeningGrantWorld world) : IClassFixture<ListeningGrantWorld>
{
    [Fact]
    public async Task Events_GiveNothingAway()
    {
        foreach (var key in await WalkedKey.All(world, Role.Viewer))
        {
            using var client = Wait.Client(world.Service.Address);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/plans/{key.Plan}/events?after=0");
            request.Headers.Accept.ParseAdd("text/event-stream");
            request.Headers.Add("X-Api-Key", key.Key);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Wait.Patience);
            Assert.True(response.IsSuccessStatusCode == (Hears(key) || key.Plan == "bare"), $"{key.Name}: {response.StatusCode}");
            if (!Hears(key))
                continue;
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            using var over = new CancellationTokenSource(Wait.Patience);
            // The last that is heard is an alert that the key sees.
            for (string? line; (line = await lines.ReadLineAsync(over.Token)) is not null && !Last(key, line); )
                Assert.True(key.Markers.In(line, []) is null, $"{key.Name}: {line}");
        }
    }

    [Fact]
    public async Task Subscriptions_GiveNothingAway()
    {
        // Where nothing is heard, there is nothing to wait for; what would be is in the pages of events.
        foreach (var key in (await WalkedKey.All(world, Role.Viewer)).Where(Hears))
        {
            using var socket = await Socket.Begun(world.Service.Address, key.Key);
            await socket.Subscribe("1", $"subscription {{ planEvents(plan: \"{key.Plan}\", after: \"0\"){Sdl.Select("PlanEvent", 1)} }}");
            var heard = "";
            while (!Last(key, heard))
            {
                heard = (await socket.Receive())!.ToJsonString();
                Assert.True(
                    key.Markers.In(heard, []) is null
                        && heard.Contains("\"next\"", StringComparison.Ordinal)
                        && !heard.Contains("\"errors\"", StringComparison.Ordinal),
                    $"{key.Name}: {heard}"
                );
            }
        }
    }

    private static bool Hears(WalkedKey key) => key.Plan == "world" && !key.Name.Contains("plan bare", StringComparison.Ordinal);

    private static bool Last(WalkedKey key, string text) =>
        text.Contains(key.Reach is Reach.Indicators or Reach.Both ? "sales-mid-gmv" : "sales-mid-orders", StringComparison.Ordinal)
        && text.Contains("\"alert\"", StringComparison.OrdinalIgnoreCase);
}
