using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Events;

/// <summary>
/// Wakes everybody who waits for a plan to change, once a command has committed. Plans share a fixed number of bells, so that callers
/// cannot make the memory for waiting grow.
/// </summary>
public sealed class CommitNotifier : IAfterCommit
{
    private readonly Bell[] _bells = [.. Enumerable.Range(0, 64).Select(_ => new Bell())];

    /// <summary>Ends with the next commit that may belong to the plan. Ask for it before reading, so that no commit is missed.</summary>
    public Task Next(Code plan) => BellOf(plan).Next;

    /// <inheritdoc/>
    public void Committed(PlanRow? plan)
    {
        if (plan is not null)
            BellOf(Code.Known(plan.Code)).Ring();
        else
            Array.ForEach(_bells, bell => bell.Ring());
    }

    private Bell BellOf(Code plan) => _bells[(plan.GetHashCode() & int.MaxValue) % _bells.Length];
}
