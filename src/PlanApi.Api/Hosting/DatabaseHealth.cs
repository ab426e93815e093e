using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Hosting;

/// <summary>Ready when the database can be read and written.</summary>
internal sealed class DatabaseHealth(StorageState storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await storage.Check(cancellationToken) is { } trouble
            ? HealthCheckResult.Unhealthy($"{trouble.Code}: {trouble.Message}")
            : HealthCheckResult.Healthy();
}
