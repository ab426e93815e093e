using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Changes;
using PlanApi.Application.History;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History.AsOf;

/// <summary>
/// The past states that were asked for last. Each plan has one made at a time, from the nearest earlier one that is kept, so that many
/// requests for many moments take turns.
/// </summary>
internal sealed class PastPlans(ILoggerFactory logs) : IAsyncDisposable
{
    /// <summary>How many are kept that nobody uses.</summary>
    private const int MostKept = 4;

    private readonly ScratchDatabases _databases = new();
    private readonly ConcurrentDictionary<long, SemaphoreSlim> _turns = [];
    private readonly LinkedList<PastPlan> _kept = [];
    private readonly Lock _lock = new();

    /// <summary>The plan as it was. Give it back when you do not need it any more.</summary>
    public async Task<PastPlan> Open(PastKey key, ChangeReader changes, CancellationToken cancellation)
    {
        if (Find(key) is { } known)
            return known;
        var turn = _turns.GetOrAdd(key.PlanId, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        try
        {
            // Somebody else may have made it meanwhile.
            if (Find(key) is { } made)
                return made;
            var past = await Make(key, changes, cancellation);
            lock (_lock)
            {
                past.Users++;
                _kept.AddFirst(past);
            }
            await RemoveUnused();
            return past;
        }
        finally
        {
            turn.Release();
        }
    }

    public void GiveBack(PastPlan past)
    {
        lock (_lock)
            past.Users--;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var past in _kept)
            await past.DisposeAsync();
        _databases.Dispose();
    }

    private PastPlan? Find(PastKey key)
    {
        lock (_lock)
        {
            if (_kept.FirstOrDefault(past => past.Key == key) is not { } known)
                return null;
            known.Users++;
            _kept.Remove(known);
            _kept.AddFirst(known);
            return known;
        }
    }

    private async Task<PastPlan> Make(PastKey key, ChangeReader changes, CancellationToken cancellation)
    {
        var nearest = Nearest(key);
        string path;
        try
        {
            path = nearest is null ? await _databases.New(cancellation) : _databases.CopyOf(nearest.Path);
        }
        finally
        {
            if (nearest is not null)
                GiveBack(nearest);
        }
        var past = await PastPlan.Open(key, path, logs, cancellation);
        try
        {
            await using var scope = past.Scope();
            var history = changes.Between(key.PlanId, (nearest?.Key.Version ?? 0) + 1, key.Version, cancellation);
            await scope
                .ServiceProvider.GetRequiredService<PastBuilder>()
                .Build(key.PlanId, Code.Known(key.Code), history, key.Version, cancellation);
            ScratchDatabases.Settle(path);
            // What was read on the way is not what is there now.
            past.ForgetRead();
            return past;
        }
        catch
        {
            await past.DisposeAsync();
            throw;
        }
    }

    /// <summary>The newest one of the same plan that is earlier.</summary>
    private PastPlan? Nearest(PastKey key)
    {
        lock (_lock)
        {
            var nearest = _kept
                .Where(past => past.Key.Version < key.Version && past.Key with { Version = key.Version } == key)
                .MaxBy(past => past.Key.Version);
            if (nearest is not null)
                nearest.Users++;
            return nearest;
        }
    }

    private async Task RemoveUnused()
    {
        List<PastPlan> old;
        lock (_lock)
        {
            old = [.. _kept.Skip(MostKept).Where(past => past.Users == 0)];
            old.ForEach(past => _kept.Remove(past));
        }
        foreach (var past in old)
            await past.DisposeAsync();
    }
}
