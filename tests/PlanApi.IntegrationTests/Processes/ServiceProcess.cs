using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>The service as a process of its own, on a port that the system chooses.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServiceProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>All that it has said.</summary>
    public string Said
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts the service and waits until it is ready.</summary>
    public static Task<ServiceProcess> Start(string database, params string[] settings) => StartWith([], database, settings);

    /// <summary>The same, with variables of the environment.</summary>
    public static async Task<ServiceProcess> StartWith((string Name, string Value)[] environment, string database, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(database)!,
        };
        foreach (
            var argument in (string[])
                [
                    typeof(Program).Assembly.Location,
                    "--urls",
                    "http://127.0.0.1:0",
                    .. TestDatabase.Arguments(database, ""),
                    "--ReferencePlan:Load=false",
                    // No round of work changes a plan behind the test's back, however long the test takes.
                    "--Work:EverySeconds=0",
                    "--Work:Rehearse=false",
                    .. settings,
                ]
        )
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var service = new ServiceProcess(Process.Start(start)!);
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        service._process.OutputDataReceived += (_, line) => service.Read(line.Data, listening);
        service._process.ErrorDataReceived += (_, line) => service.Read(line.Data, listening);
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        try
        {
            service.Address = new Uri(await listening.Task.WaitAsync(Wait.Patience));
            await service.Ready();
            return service;
        }
        catch
        {
            // Nobody else could end it.
            await service.DisposeAsync();
            throw;
        }
    }

    private async Task Ready()
    {
        using var client = Wait.Client(Address);
        for (var isReady = false; !isReady; )
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            isReady = answer.IsSuccessStatusCode;
            if (!isReady)
                Assert.StartsWith("Unhealthy\nstarting: The service ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>Starts the program with what it must refuse, and waits until it has ended: its exit code and all that it said.</summary>
    public static async Task<(int Code, string Said)> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator stops it; what it has said is complete afterwards.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    /// <summary>The status that the server gives to a request line that no HTTP client would send.</summary>
    public async Task<int> StatusOf(string requestLine)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{requestLine}\r\nHost: {Address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var status = await reader.ReadLineAsync();
        return int.Parse(status!.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private void Read(string? line, TaskCompletionSource<string> listening)
    {
        lock (_output)
            _output.AppendLine(line);
        if (line is null && _process.HasExited)
            listening.TrySetException(new InvalidOperationException($"The service ended: {_output}"));
        else if (line is not null && Regex.Match(line, @"listens on (http://\S+)") is { Success: true } match)
            listening.TrySetResult(match.Groups[1].Value.TrimEnd(','));
    }
}
