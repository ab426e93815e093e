using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PlanApi.Benchmarks;

/// <summary>A server on core 0, whose processor time is read from the system.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private readonly Process _process;

    private MeasuredProcess(Process process, string address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
    }

    public HttpClient Client { get; }

    /// <summary>An address on this machine that nobody has.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }

    /// <summary>Starts a program and waits until an address of it answers at all.</summary>
    public static async Task<MeasuredProcess> Start(string address, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("taskset", ["--cpu-list", "0", program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var started = new MeasuredProcess(process, address);
        while (!await started.Answers())
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{program} has ended with {process.ExitCode}.");
            await Task.Delay(100);
        }
        return started;
    }

    /// <summary>What the process has taken of the processor so far, to a hundredth of a second.</summary>
    public double Microseconds()
    {
        _process.Refresh();
        return _process.TotalProcessorTime.TotalMicroseconds;
    }

    /// <summary>Waits until nothing is done any more, such as compiling in the background what was called often.</summary>
    public async Task Rest()
    {
        double before,
            after = Microseconds();
        do
        {
            before = after;
            await Task.Delay(500);
            after = Microseconds();
        } while (after - before > 20_000);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
