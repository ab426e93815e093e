using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>Wakes the readers of operations when one of them may have changed.</summary>
public sealed class OperationBell : IAfterCommit
{
    private readonly Bell _bell = new();

    /// <summary>Ends when an operation may have changed. Ask for it before reading, so that no change is missed.</summary>
    public Task Next => _bell.Next;

    /// <inheritdoc/>
    public void Committed(PlanRow? plan) => Ring();

    internal void Ring() => _bell.Ring();
}
