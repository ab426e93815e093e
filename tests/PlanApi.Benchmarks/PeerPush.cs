using System.Diagnostics;
using System.Globalization;

namespace PlanApi.Benchmarks;

/// <summary>
/// A million actuals as CSV over HTTP, streamed, with all that they come to above; beside a loop in Node that inserts the same rows into a
/// table of its own, and does nothing else (peer/push.js).
/// </summary>
internal static class PeerPush
{
    public const string Name = "push of a million actuals, beside a plain loop of inserts";

    private const int Rounds = 5;
    private const int Sellers = 2_740;
    private const int Facts = Sellers * 365;

    public static async Task Compare(MeasuredProcess service, string loop, string folder)
    {
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var plan = $"push-{round}";
            await PeerBenchmark.Prepare(service.Client, plan, Sellers);
            await service.Rest();
            var before = service.Microseconds();
            await PeerBenchmark.Push(service.Client, plan, Sellers, Facts);
            ratios.Add(await Loop(loop, Path.Combine(folder, $"{plan}.db")) / (service.Microseconds() - before));
        }
        ratios.Sort();
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{Name}: {ratios[Rounds / 2]:F2} x ({ratios[0]:F2} to {ratios[^1]:F2})")
        );
    }

    private static async Task<double> Loop(string script, string file)
    {
        string[] arguments = ["--cpu-list", "0", "node", script, file, $"{Sellers}", $"{Facts}"];
        using var node = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })!;
        var microseconds = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return double.Parse(microseconds, CultureInfo.InvariantCulture);
    }
}
