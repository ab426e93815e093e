using System.Diagnostics;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Readme;

/// <summary>Runs commands as a reader would who pastes them into a terminal, against a service of this process.</summary>
internal sealed class Shell(string folder, string address, IEnumerable<(string Name, string Value)> settings)
{
    private const string PrintedAddress = "http://localhost:5080";
    private const string PrintedCommand = "dotnet run --project src/PlanApi.Api --";

    // Pasted as printed, curl says nothing of refusals; here one must fail the test.
    private const string Preamble = "set -euo pipefail\ncurl() { command curl --silent --show-error --fail-with-body \"$@\"; }\n";

    /// <summary>What the commands print.</summary>
    public async Task<string> Run(string commands)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "PlanApi.Api.dll");
        var script =
            Preamble
            + commands
                .Replace(PrintedAddress, address, StringComparison.Ordinal)
                .Replace(PrintedCommand, $"dotnet '{program}'", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The command line has the same database as the service, which it finds by itself where that is SQLite's.
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Wait.Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        var printed = await output;
        Assert.True(process.ExitCode == 0, $"{commands}\nexits with {process.ExitCode}:\n{printed}\n{await error}");
        return printed;
    }
}
