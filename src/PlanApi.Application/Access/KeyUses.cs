using System.Collections.Concurrent;

namespace PlanApi.Application.Access;

/// <summary>Remembers which keys and people have been here, to the hour, until it is stored.</summary>
public sealed class KeyUses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, long> _hours = new();

    internal void Used(ApiKeyRow row)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var hour = now - (now % TimeSpan.TicksPerHour);
        if (row.LastUsedAt is null || row.LastUsedAt < hour)
            _hours[row.Id] = hour;
    }

    /// <summary>By id, the hours that are not stored yet.</summary>
    internal KeyValuePair<long, long>[] Unstored() => _hours.IsEmpty ? [] : _hours.ToArray();

    internal void Stored(IEnumerable<KeyValuePair<long, long>> hours)
    {
        foreach (var hour in hours)
            _hours.TryRemove(hour);
    }
}
