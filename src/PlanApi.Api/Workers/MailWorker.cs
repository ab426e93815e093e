using PlanApi.Api.Http;
using PlanApi.Application.Mail.Sending;

namespace PlanApi.Api.Workers;

/// <summary>Tells parties by e-mail what they owe, if there is a server that takes mail.</summary>
internal sealed partial class MailWorker(
    MailRunner runner,
    MailSender sender,
    StartState start,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<MailWorker> log
) : BackgroundService
{
    private const int DefaultSeconds = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seconds = settings.GetValue(PlanWorker.Every, DefaultSeconds);
        if (seconds <= 0 || !sender.IsOn)
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
            // The service stops; what was not sent is sent after its next start, or by another process.
        }
    }

    private async Task Round(CancellationToken cancellation)
    {
        try
        {
            await runner.Round(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail could not be sent")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
