using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PlanApi.Benchmarks;

/// <summary>
/// 10,000 events to a receiver on this machine: how many arrive in a second, beside 1,000 and beside a loop that posts as many messages of
/// the same length without storing anything; and how much writers are slowed while messages are sent.
/// </summary>
internal static class WebhookBenchmark
{
    private const int Events = 10_000;
    private const int Wanted = 1_000;
    private const int Writes = 300;

    public static async Task Run()
    {
        var arrived = 0L;
        var length = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var receiver = builder.Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        receiver.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            length = (int)body.Length;
            Interlocked.Increment(ref arrived);
        });
        await receiver.StartAsync();
        var address = receiver.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await using var service = await BenchmarkService.Start("--Webhooks:Networks:0=127.0.0.0/8");
        await service.Create("watched", 10, 2);

        // Each change set of one cell is an event.
        for (var at = 0; at < Events; at++)
            await Write(service, at);
        var quiet = await Time(async () =>
        {
            for (var at = 0; at < Writes; at++)
                await Write(service, at);
        });

        var made = await service.Post("/v1/webhooks", $$"""{"plan":"watched","address":"{{address}}/"}""");
        var sent = Stopwatch.StartNew();
        await Replay(service, (long)made!["id"]!);
        await Until(() => Interlocked.Read(ref arrived) >= Events);
        var sending = sent.Elapsed.TotalSeconds;

        Interlocked.Exchange(ref arrived, 0);
        await Replay(service, (long)made["id"]!);
        var busy = await Time(async () =>
        {
            for (var at = 0; at < Writes; at++)
                await Write(service, at);
        });
        var during = Interlocked.Read(ref arrived);

        await Until(() => Interlocked.Read(ref arrived) >= Events);
        var plain = await Plain(address, length);
        Console.WriteLine($"messages a second: {Events / sending / Wanted:F2} x of {Wanted:N0}");
        Console.WriteLine($"beside a loop that only posts, 8 at once: {plain / sending:F2} x as fast");
        Console.WriteLine($"writes while {during:N0} messages are sent: {busy / quiet:F2} x the time of writes while none is");
    }

    private static async Task Write(BenchmarkService service, int at) =>
        await service.Post(
            "watched/cells",
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"cells":[{"indicator":"gmv","scope":{"seller":"s00000{{at % 10}}"},"period":"2024-01","value":{{at}}}]}"""
            )
        );

    private static Task Replay(BenchmarkService service, long id) => service.Guarded($"/v1/webhooks/{id}/replays", """{"after":"0"}""");

    private static async Task<double> Plain(string address, int length)
    {
        using var client = new HttpClient();
        var body = Encoding.UTF8.GetBytes(new string('x', length));
        return await Time(() =>
            Parallel.ForAsync(
                0,
                Events,
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (_, cancellation) =>
                {
                    using var content = new ByteArrayContent(body);
                    using var answer = await client.PostAsync(new Uri(address), content, cancellation);
                }
            )
        );
    }

    private static async Task<double> Time(Func<Task> what)
    {
        var clock = Stopwatch.StartNew();
        await what();
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(5);
    }
}
