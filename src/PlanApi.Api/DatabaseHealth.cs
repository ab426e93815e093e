using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Application.Persistence;

namespace PlanApi.Api;

/// <summary>Ready when the database answers.</summary>
internal sealed class DatabaseHealth(KeptConnections connections) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Database.HasPlans(connections);
        return Task.FromResult(HealthCheckResult.Healthy());
    }
}
