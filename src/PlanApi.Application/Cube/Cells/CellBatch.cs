using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Cells of one partition that are to be written: columns of equal length.</summary>
/// <param name="Measure">The partition's measure.</param>
/// <param name="Indicator">The partition's indicator.</param>
public sealed record CellBatch(Measure Measure, StoredIndicator Indicator)
{
    /// <summary>By cell, the number of its scope.</summary>
    public List<int> Scopes { get; } = [];

    /// <summary>By cell, its period's key.</summary>
    public List<int> Periods { get; } = [];

    /// <summary>By cell, the value that it has afterwards, in steps of 1/10,000; null where it is cleared.</summary>
    public List<long?> Values { get; } = [];

    /// <summary>Cells in another currency than the plan's, by index.</summary>
    public Dictionary<int, Code> Currencies { get; } = [];

    /// <summary>How the values came about, as JSON, where that is more than somebody's writing them.</summary>
    public string? Origin { get; init; }

    /// <summary>Where a cell, by index, was sent, where it was sent by itself.</summary>
    internal Func<int, (string Pointer, Position Position)>? SentAt { get; init; }

    /// <summary>Takes down what some of the cells, by index, follow from, where they were computed.</summary>
    internal Func<IReadOnlyList<int>, SpreadTrace>? Trace { get; init; }

    /// <summary>Notes from the source besides the values, by index: an undo brings them back.</summary>
    internal Dictionary<int, CellNote> Notes { get; } = [];

    public int Count => Scopes.Count;

    public void Add(int scope, int period, long? value, Code? currency = null)
    {
        if (currency is { } other)
            Currencies.Add(Count, other);
        Scopes.Add(scope);
        Periods.Add(period);
        Values.Add(value);
    }
}
