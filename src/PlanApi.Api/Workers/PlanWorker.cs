using PlanApi.Application.Access;
using PlanApi.Application.Operations;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Workers;

/// <summary>
/// Regularly looks for work of all plans that is due, and stores it as operations. If one piece of work fails, the others are still looked
/// at, and the failed one is tried again the next time.
/// </summary>
internal sealed partial class PlanWorker(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings, ILogger<PlanWorker> log)
    : BackgroundService
{
    /// <summary>Seconds between two rounds; 0 for none at all.</summary>
    public const string Every = "Work:EverySeconds";

    private const int DefaultSeconds = 60;
    private const int PageSize = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seconds = settings.GetValue(Every, DefaultSeconds);
        if (seconds <= 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Round(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; what was not done is done after its next start.
        }
    }

    private async Task Round(CancellationToken cancellation)
    {
        try
        {
            var plans = await Plans(cancellation);
            foreach (var plan in plans)
            {
                foreach (var name in Names())
                    await Do(name, plan, cancellation);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogRound(log, failure);
        }
    }

    private async Task Do(string name, Code plan, CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        try
        {
            await using var scope = Scope();
            var piece = scope.ServiceProvider.GetServices<IPlanWork>().First(piece => piece.Name == name);
            var due = await piece.Due(plan, cancellation);
            await scope.ServiceProvider.GetRequiredService<OperationSchedule>().Add(plan, name, due, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogPiece(log, failure, name, plan);
            await Fail(name, plan, began, $"It failed with {failure.GetType().Name}; the log says more.", cancellation);
        }
    }

    private async Task Fail(string name, Code plan, DateTimeOffset began, string message, CancellationToken cancellation)
    {
        try
        {
            await using var scope = Scope();
            await scope.ServiceProvider.GetRequiredService<OperationSchedule>().Fail(plan, name, began, message, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogPiece(log, failure, name, plan);
        }
    }

    private IReadOnlyList<string> Names()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IPlanWork>().Select(piece => piece.Name)];
    }

    private async Task<IReadOnlyList<Code>> Plans(CancellationToken cancellation)
    {
        var (plans, after) = (new List<Code>(), default(string));
        do
        {
            await using var scope = Scope();
            var page = (
                await scope.ServiceProvider.GetRequiredService<UseCaseSender>().Send(new ListPlans(new(PageSize, after)), cancellation)
            ).Value;
            plans.AddRange(page.Items.Select(plan => plan.Code));
            after = page.HasMore ? page.Cursors[^1] : null;
        } while (after is not null);
        return plans;
    }

    private AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.Identity, caller.Reason, caller.Door, caller.IsPatient) = (Caller.Local, "Done by the service itself.", Door.Service, true);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The work {Work} failed for the plan {Plan}")]
    private static partial void LogPiece(ILogger logger, Exception failure, string work, Code plan);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of work failed")]
    private static partial void LogRound(ILogger logger, Exception failure);
}
