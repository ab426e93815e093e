using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Access;

/// <summary>
/// The keys and people of the database, kept in memory while the database is unchanged: a key that was revoked by any process is never
/// found here again, and a caller who comes often costs no query.
/// </summary>
public sealed class KeptCallers(Storage storage)
{
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<long, Kept> _kept = new();

    /// <summary>The row with an id, as it is stored now; null where there is none.</summary>
    /// <param name="services">The services of the request. A database context is made only where one is needed.</param>
    /// <param name="id">The id.</param>
    /// <param name="cancellation">The request was given up.</param>
    internal async ValueTask<ApiKeyRow?> Find(IServiceProvider services, long id, CancellationToken cancellation)
    {
        // Asked before the row is read: what is written in between makes another state.
        var state = storage.State();
        if (_kept.TryGetValue(id, out var kept) && kept.State == state)
            return kept.Row;
        var row = await services
            .GetRequiredService<PlanDb>()
            .Set<ApiKeyRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (row is null)
            return null;
        if (_kept.Count >= MaxKept)
            _kept.Clear();
        _kept[id] = new Kept(state, row);
        return row;
    }

    private sealed record Kept(long State, ApiKeyRow Row);
}
