using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanApi.Api.Rest;

namespace PlanApi.Api.Workers;

/// <summary>Whether the service still loads its first plan: it is alive, and not ready.</summary>
internal sealed class StartState : IHealthCheck
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile bool _isLoading;

    public bool IsLoading => _isLoading;

    /// <summary>Done when the first plan is there, or none is to be loaded.</summary>
    public Task Loaded => _loaded.Task;

    public void Begin() => _isLoading = true;

    public void End()
    {
        _isLoading = false;
        _loaded.TrySetResult();
    }

    public void Fail(Exception failure) => _loaded.TrySetException(failure);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isLoading ? HealthCheckResult.Unhealthy($"starting: {new Starting().Message}") : HealthCheckResult.Healthy());
}
