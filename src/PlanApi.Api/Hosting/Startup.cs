using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PlanApi.Api.Access;
using PlanApi.Api.GraphQL.Documents;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.Http;
using PlanApi.Api.Workers;
using PlanApi.Application.Access;
using PlanApi.Application.Actuals;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Hosting;

/// <summary>
/// The steps until the service is ready: it brings the tables up to date, listens and says so, makes a new database, loads the reference
/// plan, and rehearses its calls.
/// </summary>
public static class Startup
{
    internal const string ReferencePlan = "reference/intl-2024.yaml";

    /// <summary>
    /// The steps before the service listens: keys, and the tables of an existing database. Making a new database takes seconds, and
    /// happens in <see cref="Load"/>, so that early callers get an answer meanwhile.
    /// </summary>
    public static async Task Prepare(WebApplication app)
    {
        app.Services.GetRequiredService<KeySecrets>().Check();
        if (app.Configuration.GetSection(PersistedDocuments.Files).Exists() || app.Configuration.GetValue<bool>(PersistedDocuments.Only))
            await app.Services.GetRequiredService<QueryRunner>().ReadGiven();
        var (storage, wantsPlan) = (app.Services.GetRequiredService<Storage>(), app.Configuration.GetValue("ReferencePlan:Load", true));
        var isNew = wantsPlan && storage.IsMissing;
        if (isNew)
            storage.Check();
        else
            await storage.Migrate(app.Services, CancellationToken.None);
        if (isNew || (wantsPlan && !HasPlan(app)))
            app.Services.GetRequiredService<StartState>().Begin();
    }

    /// <summary>Listens, loads what is to be loaded, and serves until it is stopped.</summary>
    public static async Task Run(WebApplication app)
    {
        await using (app)
        {
            await app.StartAsync();
            var start = app.Services.GetRequiredService<StartState>();
            var addresses = AddressesOf(app);
            Announce(app, addresses, start.IsLoading);
            try
            {
                if (await Load(app) is { } loaded && addresses.Count > 0)
                    Console.WriteLine($"  loaded    {loaded}");
            }
            catch (Exception failure)
            {
                start.Fail(failure);
                await app.StopAsync();
                if (failure is not OperationCanceledException)
                    throw;
            }
            await app.WaitForShutdownAsync();
        }
    }

    /// <summary>The reference plan, into an empty database only, and only unless the settings say no. Says what was loaded.</summary>
    public static async Task<string?> Load(WebApplication app)
    {
        var (start, warm) = (app.Services.GetRequiredService<StartState>(), app.Services.GetRequiredService<WarmUp>());
        var addresses = AddressesOf(app);
        var rehearses = addresses.Count > 0 && app.Configuration.GetValue("Work:Rehearse", true);
        if (rehearses)
            warm.Begin();
        var loaded = start.IsLoading ? await LoadReferencePlan(app, app.Lifetime.ApplicationStopping) : null;
        start.End();
        if (rehearses)
            _ = Task.Run(() => warm.Run(ListenAddresses.Reachable(addresses.First()), app.Lifetime.ApplicationStopping));
        return loaded;
    }

    private static bool HasPlan(WebApplication app) => app.Services.GetRequiredService<KeptConnections>().AnyPlan();

    private static async Task<string?> LoadReferencePlan(WebApplication app, CancellationToken cancellation)
    {
        await app.Services.GetRequiredService<Storage>().Migrate(app.Services, CancellationToken.None);
        // Another process may have made the database meanwhile.
        if (HasPlan(app))
            return null;
        await using var scope = app.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.Identity, caller.Door, caller.IsPatient) = (Caller.Local, Door.Service, true);
        var content = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, ReferencePlan), cancellation);
        var outcome = await scope
            .ServiceProvider.GetRequiredService<UseCaseSender>()
            .Send(new ImportPlan(content, DocumentFormat.Yaml), cancellation);
        if (!outcome.IsSuccess(out var plan, out var failure))
            throw new CannotStart($"The reference plan cannot be loaded: {Describe(failure)}");
        if (!app.Configuration.GetValue("ReferencePlan:Actuals", true))
            return $"reference plan '{plan.Code}'";
        var actuals = await LoadActuals(scope.ServiceProvider, plan.Code, content, cancellation);
        return $"reference plan '{plan.Code}' with {actuals:N0} made-up actuals";
    }

    /// <summary>A year of made-up actuals, so that there are numbers to look at.</summary>
    private static async Task<long> LoadActuals(IServiceProvider services, Code plan, byte[] content, CancellationToken cancellation)
    {
        var command = new WriteActuals(plan, new ActualSource(DemoYear.Of(content)), BatchMode.AllOrNothing);
        var outcome = await services.GetRequiredService<UseCaseSender>().Send(command, cancellation);
        return outcome.IsSuccess(out var written, out var failure)
            ? written.Accepted
            : throw new CannotStart($"The reference plan's actuals cannot be loaded: {Describe(failure)}");
    }

    /// <summary>Where Kestrel listens. Test hosts have a server of their own, which nobody else can reach.</summary>
    private static ICollection<string> AddressesOf(WebApplication app)
    {
        var server = app.Services.GetRequiredService<IServer>();
        return server.GetType().Assembly == typeof(KestrelServer).Assembly
            ? server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []
            : [];
    }

    private static void Announce(WebApplication app, ICollection<string> addresses, bool isLoading)
    {
        if (addresses.Count == 0)
            return;
        var database = app.Services.GetRequiredService<Storage>();
        var plan = isLoading
            ? "loading the reference plan, as the database is empty; other requests than /health get 503 until it is there"
            : "those in the database";
        Console.WriteLine($"PlanApi listens on {string.Join(", ", addresses)}");
        Console.WriteLine($"  database  {database.Place} ({database.Product})");
        Console.WriteLine($"  plan      {plan}");
        Console.WriteLine($"  access    {app.Services.GetRequiredService<AccessMode>().Describe()}");
        Console.WriteLine($"  look at   {addresses.First()}/  (REST: /swagger, GraphQL: /graphql)");
    }

    private static string Describe(Failure failure) =>
        failure.Message
        + string.Concat(failure.Faults.Select(fault => $"\n  {fault.Line}:{fault.Column} {fault.Pointer} {fault.Code}: {fault.Message}"));
}
