using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PlanApi.Api.Access;
using PlanApi.Api.Cli;
using PlanApi.Api.Workers;
using PlanApi.Application.Access;
using PlanApi.Application.Actuals;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api;

/// <summary>The steps before the first request: tables, the reference plan, and a message to the person who started the service.</summary>
public static class Startup
{
    private const string ReferencePlan = "reference/intl-2024.yaml";

    public static async Task Prepare(WebApplication app)
    {
        await app.Services.GetRequiredService<Storage>().Migrate(app.Services, CancellationToken.None);
        app.Services.GetRequiredService<KeySecrets>().Check();
        var loaded = await LoadReferencePlan(app);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var server = app.Services.GetRequiredService<IServer>();
            // Test hosts have a server of their own, which nobody else can reach.
            if (
                server.GetType().Assembly != typeof(KestrelServer).Assembly
                || server.Features.Get<IServerAddressesFeature>()?.Addresses is not { Count: > 0 } addresses
            )
                return;
            var warm = app.Services.GetRequiredService<WarmUp>();
            var rehearses = app.Configuration.GetValue("Work:Rehearse", true);
            if (rehearses)
                warm.Begin();
            Announce(app, addresses, loaded);
            if (rehearses)
                _ = Task.Run(() => warm.Run(ListenAddresses.Reachable(addresses.First()), app.Lifetime.ApplicationStopping));
        });
    }

    /// <summary>Into an empty database only, and only unless the settings say no. Answers what was loaded.</summary>
    private static async Task<string?> LoadReferencePlan(WebApplication app)
    {
        if (!app.Configuration.GetValue("ReferencePlan:Load", true) || app.Services.GetRequiredService<KeptConnections>().AnyPlan())
            return null;
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Identity = Caller.Local;
        var content = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, ReferencePlan));
        var outcome = await scope
            .ServiceProvider.GetRequiredService<UseCaseSender>()
            .Send(new ImportPlan(content, DocumentFormat.Yaml), CancellationToken.None);
        if (!outcome.IsSuccess(out var plan, out var failure))
            throw new CannotStart($"The reference plan cannot be loaded: {Describe(failure)}");
        return app.Configuration.GetValue("ReferencePlan:Actuals", true)
            ? $"'{plan.Code}' loaded with {await LoadActuals(scope.ServiceProvider, plan.Code, content):N0} made-up actuals"
            : $"'{plan.Code}' loaded";
    }

    /// <summary>A year of actuals that nobody has measured, so that there is something to look at.</summary>
    private static async Task<long> LoadActuals(IServiceProvider services, Code plan, byte[] content)
    {
        var command = new WriteActuals(plan, new ActualSource(DemoActualsCommand.Of(content)), BatchMode.AllOrNothing);
        var outcome = await services.GetRequiredService<UseCaseSender>().Send(command, CancellationToken.None);
        return outcome.IsSuccess(out var written, out var failure)
            ? written.Accepted
            : throw new CannotStart($"The reference plan's actuals cannot be loaded: {Describe(failure)}");
    }

    private static void Announce(WebApplication app, ICollection<string> addresses, string? loaded)
    {
        var database = app.Services.GetRequiredService<Storage>();
        var access = app.Services.GetRequiredService<AccessMode>();
        Console.WriteLine($"PlanApi listens on {string.Join(", ", addresses)}");
        Console.WriteLine($"  database  {database.Place} ({database.Product})");
        Console.WriteLine(
            $"  plan      {loaded switch { null => "those in the database", _ => $"reference plan {loaded}, as the database was empty" }}"
        );
        Console.WriteLine($"  access    {access.Describe()}");
        Console.WriteLine($"  look at   {addresses.First()}/  (REST: /swagger, GraphQL: /graphql)");
    }

    private static string Describe(Failure failure) =>
        failure.Message
        + string.Concat(failure.Faults.Select(fault => $"\n  {fault.Line}:{fault.Column} {fault.Pointer} {fault.Code}: {fault.Message}"));
}
