using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Application.Operations;

namespace PlanApi.Api.Workers;

/// <summary>Degraded while some work cannot be done: the service answers all the same.</summary>
internal sealed class WorkHealth(WorkStates work) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = (await work.All(cancellationToken)).Where(state => state.LastError is not null).ToList();
        return failing.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join("; ", failing.Take(5).Select(state => $"{state.Work} of {state.Plan}")));
    }
}
