using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Application.Operations;

namespace PlanApi.Api.Workers;

/// <summary>Degraded while some work cannot be done: the service answers all the same.</summary>
internal sealed class WorkHealth(WorkLog work) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = work.All().Where(state => state.LastError is not null).ToList();
        return Task.FromResult(
            failing.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(string.Join("; ", failing.Take(5).Select(state => $"{state.Work} of {state.Plan}")))
        );
    }
}
