using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace PlanApi.Benchmarks;

/// <summary>
/// A year of daily actuals of 2,740 sellers in 100 groups, a million rows as CSV over HTTP, with all that they come to above; beside a
/// prepared insert of as many rows in one transaction.
/// </summary>
internal static class ActualsBenchmark
{
    private const int Sellers = 2_740;
    private const int Groups = 100;
    private const int Days = 365;
    private const int Rows = Sellers * Days;

    public static async Task Run()
    {
        await using var service = await BenchmarkService.Start();
        await service.Create("warm", 20, 2);
        await service.Push("warm", Batch(20, 1));
        var (added, changed, again) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            var plan = $"year-{round}";
            await service.Create(plan, Sellers, Groups);
            added.Add(await Time(() => service.Push(plan, Batch(Sellers, 1))));
            changed.Add(await Time(() => service.Push(plan, Batch(Sellers, 2))));
            again.Add(await Time(() => service.Push(plan, Batch(Sellers, 2))));
        }
        using (var database = new CellsByHand(service.Database))
        {
            var (insert, update) = (database.Write(Rows, 1), database.Write(Rows, 2));
            Console.WriteLine(
                $"push of {Rows:N0} actuals: {insert / added.Min():F2} of the rows a second of a plain loop when new, "
                    + $"{update / changed.Min():F2} when changed, {insert / again.Min():F2} when all are there"
            );
        }
        Console.WriteLine(
            $"memory: {await Peak(service, "year-0", 4) / await Peak(service, "year-1", 1):F2} x as much heap for a batch of 4 "
                + "times the rows"
        );
    }

    /// <summary>The largest heap while a batch comes whose rows come so many times.</summary>
    private static async Task<double> Peak(BenchmarkService service, string plan, int times)
    {
        using var over = new CancellationTokenSource();
        var sampled = Task.Run(async () =>
        {
            var peak = 0.0;
            while (!over.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
                await Task.Delay(50);
            }
            return peak;
        });
        await service.Push(plan, new Batch(Sellers, 3, times));
        await over.CancelAsync();
        return await sampled;
    }

    private static Batch Batch(int sellers, int value) => new(sellers, value, 1);

    private static async Task<double> Time(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }
}

/// <summary>A batch of actuals that is made as it is sent, day by day, as systems send them.</summary>
internal sealed class Batch(int sellers, int value, int times) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var text = new StreamWriter(stream, new System.Text.UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        await text.WriteAsync("indicator,date,scope.seller,value\n");
        for (var time = 0; time < times; time++)
        {
            for (var day = 0; day < 365; day++)
            {
                var date = new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                for (var seller = 0; seller < sellers; seller++)
                    text.Write($"gmv,{date},s{seller:D6},{((day * 37) + seller) % 5000 * value}\n");
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
