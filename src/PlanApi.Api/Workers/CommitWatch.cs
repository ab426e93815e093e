using PlanApi.Api.Http;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Workers;

/// <summary>
/// Checks every second whether the database has changed. So commits of other processes, such as the command line, wake streams too.
/// </summary>
internal sealed class CommitWatch(Storage storage, IEnumerable<IAfterCommit> told, StartState start, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = -1L;
        try
        {
            while (true)
            {
                await Task.Delay(Every, clock, stoppingToken);
                // Until it is made, there is no database to look at.
                if (start.IsLoading)
                    continue;
                if (storage.State() is var state && state == known)
                    continue;
                known = state;
                foreach (var one in told)
                    one.Committed(plan: null);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, and with it the streams.
        }
    }
}
