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

    /// <summary>Starts the service and waits until it listens.</summary>
    public static async Task<ServiceProcess> Start(string database, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(database)!,
        };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", $"--ConnectionStrings:Plan=Data Source={database}", "--ReferencePlan:Load=false", .. settings])
            start.ArgumentList.Add(argument);
        var service = new ServiceProcess(Process.Start(start)!);
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        service._process.OutputDataReceived += (_, line) => service.Read(line.Data, listening);
        service._process.ErrorDataReceived += (_, line) => service.Read(line.Data, listening);
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        service.Address = new Uri(await listening.Task.WaitAsync(Wait.Patience));
        return service;
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    public async Task Kill()
    {
        _process.Kill();
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
