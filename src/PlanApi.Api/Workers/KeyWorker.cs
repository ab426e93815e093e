using System.Globalization;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Workers;

/// <summary>Stores now and then when keys were last used, and once a day says in the log which of them end soon.</summary>
internal sealed partial class KeyWorker(
    IServiceScopeFactory scopes,
    StartState start,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<KeyWorker> log
) : BackgroundService
{
    private const int DefaultSeconds = 60;

    private DateOnly _said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seconds = settings.GetValue(PlanWorker.Every, DefaultSeconds);
        if (seconds <= 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // Until it is made, there is no database.
                if (!start.IsLoading)
                    await Round(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; what was not stored shows at the next use.
        }
    }

    private async Task Round(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeyUseStore>().Store(cancellation);
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            if (_said == today)
                return;
            _said = today;
            await Warn(scope.ServiceProvider, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogRound(log, failure);
        }
    }

    private async Task Warn(IServiceProvider services, CancellationToken cancellation)
    {
        services.GetRequiredService<Caller>().Identity = Caller.Local;
        var sender = services.GetRequiredService<UseCaseSender>();
        string? after = null;
        do
        {
            var page = (await sender.Send(new ListApiKeys(new(ListOptions.MaxFirst, after)), cancellation)).Value;
            foreach (var key in page.Items.Where(key => key.Warnings?.Contains(KeyWarning.ExpiresSoon) == true))
                LogEnds(log, key.Id!.Value, key.Name, key.ExpiresAt!.Value.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture));
            after = page.Next;
        } while (after is not null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The API key {Id}, '{Name}', ends on {When}. Rotate it with a new end: keys rotate")]
    private static partial void LogEnds(ILogger logger, long id, string name, string when);

    [LoggerMessage(Level = LogLevel.Error, Message = "The uses of the API keys could not be stored")]
    private static partial void LogRound(ILogger logger, Exception failure);
}
