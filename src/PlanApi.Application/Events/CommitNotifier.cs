using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Events;

/// <summary>
/// Wakes those who wait for a plan to change, once a command has committed. Plans share a fixed number of bells, so that waiting takes no
/// memory that callers could make grow; whoever is woken looks for themselves.
/// </summary>
public sealed class CommitNotifier : IAfterCommit
{
    private readonly TaskCompletionSource[] _bells = [.. Enumerable.Range(0, 64).Select(_ => New())];

    /// <summary>Ends with the next commit that may be the plan's. Ask for it before reading, so that nothing comes between.</summary>
    public Task Next(Code plan) => Volatile.Read(ref _bells[Bell(plan)]).Task;

    /// <inheritdoc/>
    public void Committed(PlanRow? plan)
    {
        if (plan is null)
            Committed();
        else
            Ring(Bell(Code.Known(plan.Code)));
    }

    /// <summary>Something has been committed: by a command about no plan, or by another process.</summary>
    public void Committed()
    {
        for (var bell = 0; bell < _bells.Length; bell++)
            Ring(bell);
    }

    private void Ring(int bell) => Interlocked.Exchange(ref _bells[bell], New()).TrySetResult();

    private int Bell(Code plan) => (plan.GetHashCode() & int.MaxValue) % _bells.Length;

    // Those who wait go on by themselves: the writer does not wait for them.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
