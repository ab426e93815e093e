using System.Text.Json.Serialization;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>A batch that has been read whole and checked, and is not stored yet.</summary>
public sealed class StagedActuals : IDisposable
{
    private readonly SortedRuns _cells;

    internal StagedActuals(
        CubeStructure structure, IReadOnlyList<StoredIndicator> indicators, IReadOnlyList<Code> currencies, SortedRuns cells, long rows,
        IReadOnlyList<RejectedRow> rejections)
    {
        (Structure, Indicators, Currencies, _cells, Rows, Rejections) = (structure, indicators, currencies, cells, rows, rejections);
        RejectedRows = rejections.Select(rejection => rejection.Row - 1).ToHashSet();
        Fingerprint = cells.Fingerprint();
    }

    /// <summary>How many rows the batch has.</summary>
    public long Rows { get; }

    /// <summary>A hash of what it says.</summary>
    public string Fingerprint { get; }

    /// <summary>The rows that are not taken.</summary>
    [JsonIgnore]
    public IReadOnlyList<RejectedRow> Rejections { get; }

    /// <summary>What it was checked against, with the scopes that it names for the first time.</summary>
    internal CubeStructure Structure { get; }

    internal IReadOnlyList<StoredIndicator> Indicators { get; }

    internal IReadOnlyList<Code> Currencies { get; }

    /// <summary>The numbers, from 0, of the rows that are not taken.</summary>
    internal IReadOnlySet<long> RejectedRows { get; }

    /// <summary>The cells of the rows that are taken, in the order in which they are stored, each once.</summary>
    internal IEnumerable<StagedActual> Cells()
    {
        StagedActual? last = null;
        foreach (var cell in _cells.Sorted())
        {
            if (RejectedRows.Contains(cell.Row) || (last is { } before && before.IsAt(cell)))
                continue;
            last = cell;
            yield return cell;
        }
    }

    public void Dispose() => _cells.Dispose();
}

/// <summary>A row that was not taken, counted from 1, and why.</summary>
public sealed record RejectedRow(long Row, IReadOnlyList<Fault> Faults);
