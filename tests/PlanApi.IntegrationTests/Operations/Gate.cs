using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Actuals;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>Sums that are rebuilt stand still half way, until the gate is opened.</summary>
internal sealed class Gate
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts the gate before the service's own handler.</summary>
    public void Install(IServiceCollection services)
    {
        var handler = services.Single(one => one.ServiceType == typeof(IHandler<RebuildSums, SumsRebuilt>)).ImplementationType!;
        services.AddScoped<IHandler<RebuildSums, SumsRebuilt>>(provider => new Handler(
            (IHandler<RebuildSums, SumsRebuilt>)ActivatorUtilities.CreateInstance(provider, handler),
            provider.GetRequiredService<WorkProgress>(),
            this
        ));
    }

    private sealed class Handler(IHandler<RebuildSums, SumsRebuilt> inner, WorkProgress progress, Gate gate)
        : IStagingHandler<RebuildSums, SumsRebuilt>
    {
        public async Task<Failure?> Stage(RebuildSums request, CancellationToken cancellation)
        {
            progress.Report("Half way.", 1, 2);
            gate.Entered.TrySetResult();
            await gate.Open.Task.WaitAsync(cancellation);
            return null;
        }

        public async Task<Outcome<SumsRebuilt>> Handle(RebuildSums request, CancellationToken cancellation)
        {
            var outcome = await inner.Handle(request, cancellation);
            gate.Left.TrySetResult();
            return outcome;
        }
    }
}
