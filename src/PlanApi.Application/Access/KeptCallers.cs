using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>
/// The keys and people of the database, kept in memory while the database is unchanged: a key that was revoked by any process is never
/// found here again, and a caller who comes often costs no query.
/// </summary>
public sealed class KeptCallers(Storage storage)
{
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<long, Kept> _kept = new();

    /// <summary>The key or person with an id, as it is stored now; null where there is none.</summary>
    /// <param name="services">The services of the request. A database context is made only where one is needed.</param>
    /// <param name="id">The id.</param>
    /// <param name="cancellation">The request was given up.</param>
    internal async ValueTask<KnownCaller?> Find(IServiceProvider services, long id, CancellationToken cancellation)
    {
        // Asked before the row is read: what is written in between makes another state.
        var state = storage.State();
        if (_kept.TryGetValue(id, out var kept) && kept.State == state)
            return kept.Caller;
        var row = await services
            .GetRequiredService<PlanDb>()
            .Set<ApiKeyRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellation);
        if (row is null)
            return null;
        if (_kept.Count >= MaxKept)
            _kept.Clear();
        var known = new KnownCaller(row);
        _kept[id] = new Kept(state, known);
        return known;
    }

    private sealed record Kept(long State, KnownCaller Caller);
}

/// <summary>A key or person as stored, with what it may do, which is read from its texts once and not for each request.</summary>
internal sealed class KnownCaller(ApiKeyRow row)
{
    public ApiKeyRow Row { get; } = row;

    public Identity Identity { get; } =
        new(
            row.Id,
            row.Name,
            row.Role,
            row.Plans is null ? null : JsonSerializer.Deserialize<IReadOnlyList<Code>>(row.Plans, PlanJson.Options),
            row.Members is null
                ? null
                : JsonSerializer
                    .Deserialize<Dictionary<string, IReadOnlyList<Code>>>(row.Members, PlanJson.Options)!
                    .ToDictionary(pair => Code.Known(pair.Key), pair => pair.Value),
            row.Indicators is null ? null : JsonSerializer.Deserialize<IReadOnlyList<Code>>(row.Indicators, PlanJson.Options)
        )
        {
            ExpiresAt = Earlier(row.ExpiresAt, null),
        };

    /// <summary>The earlier of two moments, in UTC ticks; null for never.</summary>
    public static DateTimeOffset? Earlier(long? one, long? other) =>
        one is null && other is null ? null : new DateTimeOffset(Math.Min(one ?? long.MaxValue, other ?? long.MaxValue), TimeSpan.Zero);
}
