using Microsoft.Extensions.Caching.Memory;
using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>
/// The rows of computed tables that were read last, for callers with the same grants, so that reading a table page by page computes it
/// once. They are of one state of their plan and of one day. Bounded by size; the least recently used go first.
/// </summary>
public sealed class KeptRows : IDisposable
{
    private const long MostBytes = 64L * 1024 * 1024;

    private readonly MemoryCache _rows = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>Forgets everything.</summary>
    public void Clear() => _rows.Clear();

    public void Dispose() => _rows.Dispose();

    internal string? Find(Identity caller, Code plan, string table, PlanState state, DateOnly day) =>
        _rows.TryGetValue<Kept>(Key(caller, plan, table), out var kept) && kept!.State == state && kept.Day == day ? kept.Rows : null;

    internal void Keep(Identity caller, Code plan, string table, PlanState state, DateOnly day, string rows) =>
        _rows.Set(
            Key(caller, plan, table),
            new Kept(state, day, rows),
            new MemoryCacheEntryOptions { Size = (sizeof(char) * rows.Length) + 512 }
        );

    // What is of another state is replaced.
    private static (string, Role, Code, string) Key(Identity caller, Code plan, string table) =>
        (caller.GrantKey, caller.Role, plan, table);

    private sealed record Kept(PlanState State, DateOnly Day, string Rows);
}
