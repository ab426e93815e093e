using PlanApi.Api.Http;
using PlanApi.Application.History.AsOf;

namespace PlanApi.Api.Workers;

/// <summary>Regularly keeps states of plans, so that reads of the past need little of the history.</summary>
internal sealed partial class PastStateWorker(
    IServiceScopeFactory scopes,
    StartState start,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<PastStateWorker> log
) : BackgroundService
{
    /// <summary>How many bytes of states are kept for each change of a plan's history, at most; 0 for no states at all.</summary>
    public const string Bytes = "History:StateBytesPerChange";

    private const int DefaultBytes = 100;
    private const int DefaultSeconds = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (seconds, bytes) = (settings.GetValue(PlanWorker.Every, DefaultSeconds), settings.GetValue(Bytes, DefaultBytes));
        if (seconds <= 0 || bytes <= 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // Until it is made, there is no database.
                if (!start.IsLoading)
                    await Keep(bytes, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; what was not kept is kept after its next start.
        }
    }

    private async Task Keep(int bytes, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IPastKeeper>().KeepMissing(bytes, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Past states could not be kept; reads of the past take longer until they are")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
