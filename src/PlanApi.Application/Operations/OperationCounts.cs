using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Operations;

/// <summary>Counts the operations that have not ended, of all processes on the database.</summary>
public sealed class OperationCounts(PlanDb db)
{
    private static readonly OperationState[] _states = [OperationState.Waiting, OperationState.Running];

    /// <summary>Each kind and state, zeros included.</summary>
    public async Task<IReadOnlyList<OperationCount>> Now(CancellationToken cancellation)
    {
        var found = await db.Set<OperationRow>()
            .Where(row => row.State == OperationState.Waiting || row.State == OperationState.Running)
            .GroupBy(row => new { row.Kind, row.State })
            .Select(group => new OperationCount(group.Key.Kind, group.Key.State, group.Count()))
            .ToListAsync(cancellation);
        var counts = found.ToDictionary(one => (one.Kind, one.State), one => one.Count);
        return
        [
            .. from kind in OperationKind.Names.Union(found.Select(one => one.Kind)).Order(StringComparer.Ordinal)
            from state in _states
            select new OperationCount(kind, state, counts.GetValueOrDefault((kind, state))),
        ];
    }
}

/// <summary>How many operations of a kind are in a state.</summary>
public sealed record OperationCount(string Kind, OperationState State, int Count);
