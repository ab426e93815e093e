using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History.AsOf;

/// <summary>
/// The past states that were asked for last. Each plan has one made at a time, from the nearest earlier one that is kept, so that many
/// requests for many moments take turns.
/// </summary>
internal sealed class PastPlans(ILoggerFactory logs) : IAsyncDisposable
{
    /// <summary>How many there are at a time, so that no number of moments fills the disk or the memory.</summary>
    private const int Most = 8;

    /// <summary>How long somebody waits while all are in use.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ScratchDatabases _databases = new();
    private readonly ConcurrentDictionary<long, SemaphoreSlim> _turns = [];
    private readonly LinkedList<PastPlan> _kept = [];
    private readonly SemaphoreSlim _unused = new(0);
    private readonly Lock _lock = new();
    private int _places = Most;
    private int _waiting;

    /// <summary>The plan as it was. Give it back when you do not need it any more.</summary>
    /// <exception cref="FailureException">Too many are in use for too long: <see cref="Busy"/>.</exception>
    public async Task<PastPlan> Open(PastKey key, ChangeReader changes, PastStates states, CancellationToken cancellation)
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
            await TakePlace(cancellation);
            PastPlan past;
            try
            {
                past = await Make(key, changes, states, cancellation);
            }
            catch
            {
                GivePlace();
                throw;
            }
            lock (_lock)
            {
                past.Users++;
                _kept.AddFirst(past);
            }
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
        {
            past.Users--;
            if (past.Users == 0 && _waiting > 0)
                _unused.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var past in _kept)
            await past.DisposeAsync();
        _databases.Dispose();
        _unused.Dispose();
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

    /// <summary>Waits until there may be another one; one that nobody uses makes room.</summary>
    private async Task TakePlace(CancellationToken cancellation)
    {
        while (true)
        {
            PastPlan? old = null;
            lock (_lock)
            {
                if (_places > 0)
                {
                    _places--;
                    return;
                }
                if (_kept.LastOrDefault(past => past.Users == 0) is { } unused)
                {
                    old = unused;
                    _kept.Remove(unused);
                }
                else
                    _waiting++;
            }
            if (old is not null)
            {
                await old.DisposeAsync();
                GivePlace();
            }
            else if (!await WaitForUnused(cancellation))
                throw new FailureException(new Busy());
        }
    }

    private async Task<bool> WaitForUnused(CancellationToken cancellation)
    {
        try
        {
            return await _unused.WaitAsync(Patience, cancellation);
        }
        finally
        {
            lock (_lock)
                _waiting--;
        }
    }

    private void GivePlace()
    {
        lock (_lock)
            _places++;
    }

    private async Task<PastPlan> Make(PastKey key, ChangeReader changes, PastStates states, CancellationToken cancellation)
    {
        var (path, version) = await Begin(key, states, cancellation);
        var past = PastPlan.Open(key, path, logs);
        try
        {
            await using var scope = past.Scope();
            var history = changes.Between(key.PlanId, version + 1, key.Version, cancellation);
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

    /// <summary>A database with the nearest state that there is, here or among the stored ones, and its version.</summary>
    private async Task<(string Path, long Version)> Begin(PastKey key, PastStates states, CancellationToken cancellation)
    {
        var nearest = Nearest(key);
        try
        {
            if (await states.Nearest(key.PlanId, nearest?.Key.Version ?? 0, key.Version, cancellation) is { } state)
                return (_databases.Unpack(state.Content), state.Version);
            return nearest is null ? (await _databases.New(cancellation), 0) : (_databases.CopyOf(nearest.Path), nearest.Key.Version);
        }
        finally
        {
            if (nearest is not null)
                GiveBack(nearest);
        }
    }

    /// <summary>The newest one of the same plan that is earlier.</summary>
    private PastPlan? Nearest(PastKey key)
    {
        lock (_lock)
        {
            var nearest = _kept.Where(past => past.Key.Version < key.Version && past.Key.IsOfSame(key)).MaxBy(past => past.Key.Version);
            if (nearest is not null)
                nearest.Users++;
            return nearest;
        }
    }
}
