using PlanApi.Api.Http;
using PlanApi.Application.Operations;

namespace PlanApi.Api.Workers;

/// <summary>
/// Runs operations, several at a time. It begins operations of this process at once, and those of other processes within a second.
/// </summary>
internal sealed partial class OperationWorker(
    OperationRunner runner,
    OperationQueue queue,
    RunningOperations running,
    StartState start,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<OperationWorker> log
) : BackgroundService
{
    /// <summary>How many are done at once; 0 where other processes are to do them.</summary>
    public const string AtOnce = "Work:OperationsAtOnce";

    private const int DefaultAtOnce = 2;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _tidy = TimeSpan.FromMinutes(1);

    // From before anybody is served.
    private readonly Task _first = running.Next;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var count = settings.GetValue(AtOnce, DefaultAtOnce);
        return count <= 0
            ? Task.CompletedTask
            : Task.WhenAll([Tidy(stoppingToken), .. Enumerable.Range(0, count).Select(_ => Work(stoppingToken))]);
    }

    private async Task Work(CancellationToken stopping)
    {
        // The service's start has enough to do.
        await Task.WhenAny(_first, Task.Delay(_look, clock, stopping));
        while (!stopping.IsCancellationRequested)
        {
            var next = running.Next;
            try
            {
                if (start.IsLoading || !await runner.RunNext(stopping))
                    await Task.WhenAny(next, Task.Delay(_look, clock, stopping));
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                LogFailed(log, failure);
                await Task.WhenAny(Task.Delay(_look, clock, stopping));
            }
            catch (OperationCanceledException)
            {
                // The service stops; what was not done is done after its next start, or by another process.
            }
        }
    }

    private async Task Tidy(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            // As long after the last time, however late that was: a clock that jumps by months asks for one more, not for thousands.
            await Task.WhenAny(Task.Delay(_tidy, clock, stopping));
            try
            {
                if (!stopping.IsCancellationRequested)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Operations could not be looked at")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
