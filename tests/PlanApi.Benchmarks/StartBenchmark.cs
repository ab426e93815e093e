using System.Diagnostics;

namespace PlanApi.Benchmarks;

/// <summary>From the start of a process to its first answer of <c>/health/live</c>, on a database that is there already.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 15;

    /// <param name="folder">Where both are published: PlanApi.Api and PlanApi.Benchmarks.</param>
    public static async Task Run(string folder)
    {
        var (serviceAddress, emptyAddress) = (MeasuredProcess.FreeAddress(), MeasuredProcess.FreeAddress());
        var database = Path.Combine(folder, "plan.db");
        var (service, empty) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var first = await Ready(
                serviceAddress,
                Path.Combine(folder, "PlanApi.Api", "PlanApi.Api"),
                ["--urls", serviceAddress, "--ConnectionStrings:Plan", $"Data Source={database}"]
            );
            var second = await Ready(
                emptyAddress,
                Path.Combine(folder, "PlanApi.Benchmarks", "PlanApi.Benchmarks"),
                ["empty", Path.Combine(folder, "empty.db"), emptyAddress]
            );
            // The first makes the databases.
            if (round == 0)
                continue;
            service.Add(first);
            empty.Add(second);
        }
        Console.WriteLine(
            $"start to ready on an existing database: {Median(service) / Median(empty):F2} x an empty service (median of {Rounds})"
        );
    }

    private static async Task<double> Ready(string address, string program, string[] arguments)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var start = new ProcessStartInfo("taskset", ["--cpu-list", "0", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await Answers(client))
            await Task.Delay(1);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return elapsed;
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/live");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
