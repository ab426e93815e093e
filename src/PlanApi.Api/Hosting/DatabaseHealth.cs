using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Api.Http;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Hosting;

/// <summary>Ready when the database can be read and written. Until it is made, <see cref="StartState"/> says so.</summary>
internal sealed class DatabaseHealth(StorageState storage, StartState start) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !start.IsLoading && await storage.Check(cancellationToken) is { } trouble
            ? HealthCheckResult.Unhealthy($"{trouble.Code}: {trouble.Message}")
            : HealthCheckResult.Healthy();
}
