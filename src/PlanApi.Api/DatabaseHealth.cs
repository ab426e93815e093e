using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;

namespace PlanApi.Api;

/// <summary>Ready when the database answers.</summary>
internal sealed class DatabaseHealth(PlanDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Set<PlanRow>().AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
