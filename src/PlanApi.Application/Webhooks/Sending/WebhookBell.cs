using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>Wakes whoever sends messages when there may be new events.</summary>
public sealed class WebhookBell : IAfterCommit
{
    private readonly Bell _bell = new();

    /// <summary>Ends when there may be something to send. Ask for it before looking, so that nothing is missed.</summary>
    public Task Next => _bell.Next;

    /// <inheritdoc/>
    public void Committed(PlanRow? plan) => _bell.Ring();
}
