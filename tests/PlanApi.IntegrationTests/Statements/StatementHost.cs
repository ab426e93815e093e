using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Cube;
using PlanApi.Application.Feeds;
using PlanApi.Application.Persistence.Sqlite;
using PlanApi.Application.Validation;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Statements;

/// <summary>A small plan, and one with four times as much of everything, in a service whose statements are noted.</summary>
public sealed class StatementHost : IAsyncLifetime
{
    private readonly StatementLog _log = new();
    private TestService? _service;

    internal StatementLog Statements => _log;

    internal TestService Service =>
        _service ??= new CustomService(
            new TestOptions { Services = services => services.ConfigureDbContext<SqlitePlanDb>(options => options.AddInterceptors(_log)) }
        );

    internal Client Api => Service.Api;

    internal SizedPlan Small { get; private set; } = null!;

    internal SizedPlan Large { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (Small, Large) = (new SizedPlan(Api, 2), new SizedPlan(Api, 8));
        await Small.Make();
        await Large.Make();
    }

    public Task DisposeAsync() => Service.DisposeAsync().AsTask();

    /// <summary>Forgets whatever is kept in memory of plans.</summary>
    internal void Forget()
    {
        Service.Services.GetRequiredService<CubeCache>().Clear();
        Service.Services.GetRequiredService<ReportCache>().Clear();
        Service.Services.GetRequiredService<KeptRows>().Clear();
    }
}
