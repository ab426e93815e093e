using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>Wakes those who follow operations when one of them may have changed.</summary>
public sealed class OperationBell : IAfterCommit
{
    private readonly Bell _bell = new();

    /// <summary>Ends when an operation may have changed. Ask for it before reading, so that nothing comes between.</summary>
    public Task Next => _bell.Next;

    /// <inheritdoc/>
    public void Committed(PlanRow? plan) => Ring();

    internal void Ring() => _bell.Ring();
}
