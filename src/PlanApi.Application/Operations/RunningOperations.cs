using System.Collections.Concurrent;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>The operations that this process is doing, and a bell that wakes workers when there may be more to do.</summary>
public sealed class RunningOperations
{
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = new();
    private readonly Bell _bell = new();

    /// <summary>Ends when there may be something to do. Ask for it before looking, so that nothing is missed.</summary>
    public Task Next => _bell.Next;

    internal void Wake() => _bell.Ring();

    internal void Add(long id, CancellationTokenSource stop) => _running[id] = stop;

    internal void Remove(long id) => _running.TryRemove(id, out _);

    /// <summary>
    /// Stops an operation that this process is doing. Other processes learn of it when they renew their lease, and cannot finish it before
    /// that.
    /// </summary>
    internal void Cancel(long id)
    {
        if (!_running.TryGetValue(id, out var stop))
            return;
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }
}
