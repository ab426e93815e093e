using System.Globalization;
using System.Net;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>Those who follow a plan cost the service little, however many they are and whatever they do.</summary>
public sealed class StreamLimitTests : IDisposable
{
    private CustomService _service = new(new TestOptions());

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task MoreStreamsThanTheServiceMayHave_AreRefused_WhoeverAsks_UntilOneEnds()
    {
        Restart(
            new TestOptions
            {
                Kestrel = true,
                Keys = true,
                StreamsAtOnce = 2,
            }
        );
        var shop = await Shop.Open(_service, _service.With((await _service.NewKey(Role.Admin)).Key!));
        string[] keys =
        [
            (await _service.NewKey(Role.Viewer)).Key!,
            (await _service.NewKey(Role.Viewer)).Key!,
            (await _service.NewKey(Role.Viewer)).Key!,
        ];
        using var client = Wait.Client(_service.Address);
        using var first = await EventReader.Open(client, $"{Shop.Path}/events", key: keys[0]);
        using (await EventReader.Open(client, $"{Shop.Path}/events", key: keys[1]))
        {
            var refused = (await _service.With(keys[2]).With("Accept", "text/event-stream").Get($"{Shop.Path}/events")).IsProblem(
                429,
                "too-many-streams"
            );
            Assert.Equal("1", refused.Response.Headers.RetryAfter!.ToString());
            Assert.Contains(
                "429",
                (await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => Socket.Open(_service.Address))).Message,
                StringComparison.Ordinal
            );
            // What ends by itself is served all the same.
            (await _service.With(keys[2]).Get($"{Shop.Path}/events")).Is(200);
        }

        await Wait.Until(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Shop.Path}/events")
            {
                Headers = { { "Accept", "text/event-stream" }, { "X-Api-Key", keys[2] } },
            };
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return response.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task AReaderThatNeverReads_HoldsNobodyBack_AndOnlyItsPlaceIsKept()
    {
        // In memory an answer's buffer is small and of a known size; the network would take megabytes first.
        var shop = await Shop.Open(
            _service,
            more: string.Concat(
                Enumerable
                    .Range(0, 150)
                    .Select(at =>
                        $"  - {{code: more-visitors-{at}, indicator: visitors, period: 2024, comparator: atLeast, value: {366_000 + at}}}\n"
                    )
            )
        );
        using var client = _service.CreateClient();
        var (stalled, reading) = (
            await EventReader.Open(client, $"{Shop.Path}/events?after=1"),
            await EventReader.Open(client, $"{Shop.Path}/events?after=1")
        );
        using var _ = stalled;
        using var __ = reading;
        var (written, heard) = (0L, 0L);
        for (var batch = 0; batch < 5; batch++)
        {
            await shop.Push("visitors", batch % 2 == 0 ? 2_000 : 1);
            await shop.Evaluate();
            await shop.Change($"batch-{batch}");
            written = await shop.Version();
            while (long.Parse(reading.LastId?.Split('.')[0] ?? "0", CultureInfo.InvariantCulture) < written)
                heard += (await reading.Next())!.Data.Length;
        }

        // Read at last, it has everything in its order, as if it had been read all the time.
        var (all, last) = (0L, "1.0");
        while (last != reading.LastId)
        {
            var next = (await stalled.Next())!;
            (all, last) = (all + next.Data.Length, next.Id!);
        }
        Assert.Equal(heard, all);
        Assert.True(all > 2 * 65_536, $"{all} characters were too few to fill the buffer");
    }

    private void Restart(TestOptions options)
    {
        _service.Dispose();
        _service = new CustomService(options);
    }
}
