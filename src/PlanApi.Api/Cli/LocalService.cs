using PlanApi.Api.Hosting;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary>
/// The application on the service's own database, without its web server. A user of the machine itself is an administrator.
/// </summary>
internal sealed class LocalService : IAsyncDisposable
{
    // Standard output is for what was asked for.
    private const string LogToError = "--Logging:Console:LogToStandardErrorThreshold=Trace";

    private readonly WebApplication _app;

    private LocalService(WebApplication app) => _app = app;

    /// <summary>Runs on an existing database, with the same settings as the service. Its tables are updated first.</summary>
    public static Task<LocalService> Open(string[] settings) => Open(settings, makes: false);

    /// <summary>The same, for a command that may make a new database.</summary>
    public static Task<LocalService> OpenOrMake(string[] settings) => Open(settings, makes: true);

    private static async Task<LocalService> Open(string[] settings, bool makes)
    {
        var app = ServiceHost.Build([LogToError, .. settings]);
        var storage = app.Services.GetRequiredService<Storage>();
        if (!makes && storage.IsMissing)
        {
            await app.DisposeAsync();
            throw new NoDatabase(storage.Place);
        }
        await storage.Migrate(app.Services, CancellationToken.None);
        return new LocalService(app);
    }

    public async Task<Outcome<TAnswer>> Send<TAnswer>(Request<TAnswer> request, CancellationToken cancellation)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.Identity, caller.Door, caller.IsPatient) = (Caller.Local, Door.CommandLine, true);
        return await scope.ServiceProvider.GetRequiredService<UseCaseSender>().Send(request, cancellation);
    }

    /// <summary>Copies a plan to another database.</summary>
    public async Task<Outcome<PlanCopied>> Copy(Code plan, Storage other, CancellationToken cancellation)
    {
        try
        {
            return await PlanCopy.ToOther(_app.Services, other, plan, cancellation);
        }
        catch (Exception failure) when (StorageTrouble.Of(failure) is { } trouble)
        {
            return trouble;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Says why something was refused.</summary>
    public static int Refuse(Failure failure, Terminal terminal)
    {
        terminal.Error.WriteLine($"{failure.Code}: {failure.Message}");
        foreach (var fault in failure.Faults)
            terminal.Error.WriteLine($"  {fault.Pointer} {fault.Code}: {fault.Message}");
        return ExitCode.Refused;
    }
}
