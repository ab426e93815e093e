using System.Collections.Concurrent;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>Whatever is written, and however often a reader is cut off: it sees every event once, in order.</summary>
public sealed class EventPropertyTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions { Kestrel = true });

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(20240318)]
    public Task EveryReader_SeesEveryEventOnce_AndInOrder(int seed) => Play(seed);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(771)]
    [InlineData(-5150)]
    public Task EveryReader_SeesEveryEventOnce_AndInOrder_OfMoreSeeds(int seed) => Play(seed);

    private async Task Play(int seed)
    {
        var shop = await Shop.Open(_service);
        string[] filters = ["", "?kind=change", "?kind=light,alert", "?target=many-orders", "?light=red"];
        var finished = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var readers = filters.Select((filter, at) => Read(filter, new Random(seed + at), finished.Task)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(writer => Write(shop, writer, new Random(seed * 31 + writer))));
        finished.SetResult(await shop.Version());

        foreach (var (filter, reader) in filters.Zip(readers))
        {
            var wanted = (await shop.Events($"after=1&first=1000{filter.Replace('?', '&')}")).Is(200);
            Assert.Null(wanted.Next);
            Assert.NotEmpty(wanted.Items);
            var (seen, connections) = await reader;
            Assert.Equal(wanted.Items.Select(item => item.ToJsonString()), seen);
            Assert.True(connections > 1, $"{filter} was never cut off");
        }
        Assert.Empty(_service.Log.All);
    }

    private static async Task Write(Shop shop, int writer, Random random)
    {
        for (var round = 0; round < 12; round++)
        {
            switch (random.Next(4))
            {
                case 0:
                    await shop.Push(random.Next(2) == 0 ? "visitors" : "orders", random.Next(5, 1200));
                    break;
                case 1 or 2:
                    await shop.Evaluate();
                    break;
                default:
                    await shop.Change($"s-{writer}-{round}");
                    break;
            }
        }
        await shop.Push("orders", 1 + writer);
        await shop.Evaluate();
        await shop.Change($"s-{writer}-last");
    }

    /// <summary>From the plan's first version on, connecting again and again, until it stands where the last write did.</summary>
    private async Task<(IReadOnlyList<string> Seen, int Connections)> Read(string filter, Random random, Task<long> finished)
    {
        using var client = Wait.Client(_service.Address);
        var (seen, last, connections) = (new ConcurrentQueue<string>(), "1", 0);
        while (!finished.IsCompletedSuccessfully || last != $"{finished.Result}")
        {
            connections++;
            using var stream = await EventReader.Open(client, $"{Shop.Path}/events{filter}", last);
            var events = 1 + random.Next(4);
            for (var (number, isCut) = (0, false); number < events && !isCut; number++)
            {
                var next = stream.Next();
                // There may be none any more, or none for long.
                await Task.WhenAny(next, Task.Delay(random.Next(1, 200)));
                if (isCut = !next.IsCompleted)
                    stream.Dispose();
                if (await Seen(next) is { } item)
                    seen.Enqueue(item.Json.ToJsonString());
            }
            // What arrived last, whole, is what the client has seen.
            last = stream.LastId ?? last;
        }
        return ([.. seen], connections);
    }

    private static async Task<EventReader.Event?> Seen(Task<EventReader.Event?> next)
    {
        try
        {
            return await next;
        }
        catch (Exception cut)
            when (cut is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }
}
