using System.Collections.Concurrent;
using PlanApi.Domain.Operations;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>How all work is getting on since the service was started.</summary>
public sealed class WorkLog(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Work, Code Plan), WorkState> _states = new();

    /// <summary>By work, then by plan.</summary>
    public IReadOnlyList<WorkState> All() =>
        [.. _states.Values.OrderBy(state => state.Work, StringComparer.Ordinal).ThenBy(state => state.Plan)];

    /// <summary>Notes a run that began then: done, or kept from it by an error.</summary>
    public void Note(string work, Code plan, DateTimeOffset began, string? error) =>
        _states.AddOrUpdate(
            (work, plan),
            _ => new WorkState(work, plan, began, error is null ? clock.GetUtcNow() : null, error, error is null ? 0 : 1),
            (_, before) =>
                before with
                {
                    LastRunAt = began,
                    LastSuccessAt = error is null ? clock.GetUtcNow() : before.LastSuccessAt,
                    LastError = error,
                    FailedRuns = error is null ? 0 : before.FailedRuns + 1,
                }
        );

    /// <summary>Forgets plans that are gone.</summary>
    public void Keep(IReadOnlySet<Code> plans)
    {
        foreach (var key in _states.Keys.Where(key => !plans.Contains(key.Plan)))
            _states.TryRemove(key, out _);
    }
}
