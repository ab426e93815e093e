using System.Net;
using PlanApi.Api.Http;
using PlanApi.Application.Webhooks;
using PlanApi.Application.Webhooks.Sending;

namespace PlanApi.Api.Workers;

/// <summary>
/// Sends the messages of webhooks, of several at a time. Events of this process are sent at once, those of other processes within a second.
/// </summary>
internal sealed partial class WebhookWorker(
    WebhookRunner runner,
    WebhookQueue queue,
    WebhookBell bell,
    StartState start,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<WebhookWorker> log
) : BackgroundService
{
    /// <summary>To how many receivers messages are sent at once; 0 where other processes are to send them.</summary>
    public const string AtOnce = "Webhooks:AtOnce";

    /// <summary>The networks that are not public, but to which messages may be sent.</summary>
    public const string NetworksName = "Webhooks:Networks";

    private const int DefaultAtOnce = 4;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _tidy = TimeSpan.FromHours(1);

    public static bool IsNetwork(string text) => IPNetwork.TryParse(text, out _);

    public static WebhookNetworks Networks(IConfiguration configuration) =>
        new([.. configuration.GetSection(NetworksName).GetChildren().Select(network => IPNetwork.Parse(network.Value!))]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var count = settings.GetValue(AtOnce, DefaultAtOnce);
        if (count > 0)
            await Task.WhenAll(Tidy(stoppingToken), Work(count, stoppingToken));
    }

    private async Task Work(int count, CancellationToken stopping)
    {
        var running = new HashSet<Task>();
        while (!stopping.IsCancellationRequested)
        {
            var next = bell.Next;
            running.RemoveWhere(task => task.IsCompleted);
            try
            {
                if (running.Count >= count)
                    await Task.WhenAny(running);
                else if (!start.IsLoading && await runner.Claim(stopping) is { } lease)
                    running.Add(Task.Run(() => Run(lease, stopping), CancellationToken.None));
                else
                    await Task.WhenAny([next, Task.Delay(_look, clock, stopping), .. running]);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                LogFailed(log, failure);
                await Task.WhenAny(Task.Delay(_look, clock, stopping));
            }
            catch (OperationCanceledException)
            {
                // The service stops; what was not sent is sent after its next start, or by another process.
            }
        }
        await Task.WhenAll(running);
    }

    private async Task Run(WebhookRow lease, CancellationToken stopping)
    {
        try
        {
            await runner.Run(lease, stopping);
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
        catch (Exception failure)
        {
            LogFailed(log, failure);
        }
    }

    private async Task Tidy(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(_tidy, clock, stopping));
            try
            {
                if (!stopping.IsCancellationRequested && !start.IsLoading)
                    await queue.Expire(stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                LogFailed(log, failure);
            }
            catch (OperationCanceledException)
            {
                // The service stops.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages of webhooks could not be sent")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
