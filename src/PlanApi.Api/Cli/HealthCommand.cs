using System.CommandLine;
using PlanApi.Api.Access;
using PlanApi.Api.Hosting;

namespace PlanApi.Api.Cli;

/// <summary><c>health</c>: asks the running service whether it is ready, for containers that have no other client.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(Terminal terminal, string[] settings)
    {
        var url = new Option<string?>("--url") { Description = "The address of the service; the address in the settings when absent." };
        var command = new Command("health", "Ask the running service whether it is ready. Exits with 0 if it is, 1 if not.") { url };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(url) ?? Address(settings), terminal, cancellation));
        return command;
    }

    private static async Task<int> Run(string url, Terminal terminal, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(new Uri(url), "/health/ready"), cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            await terminal.Out.WriteLineAsync($"{url} answers {(int)answer.StatusCode} {text}");
            return answer.IsSuccessStatusCode ? ExitCode.Success : ExitCode.Refused;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await terminal.Error.WriteLineAsync($"{url} does not answer: {failure.Message}");
            return ExitCode.Refused;
        }
    }

    /// <summary>The first address that the service would listen on; one that stands for every address is reached over loopback.</summary>
    private static string Address(string[] settings) =>
        ListenAddresses.Reachable(ListenAddresses.Of(ServiceHost.Configure(settings).Configuration)[0]);
}
