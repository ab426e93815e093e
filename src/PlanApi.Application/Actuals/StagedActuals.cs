using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>A batch that has been read whole and checked, and is not stored yet.</summary>
internal sealed class StagedActuals : IDisposable
{
    private readonly SortedRuns _cells;

    public StagedActuals(
        CubeStructure structure,
        IReadOnlyList<StoredIndicator> indicators,
        IReadOnlyList<Code> currencies,
        SortedRuns cells,
        long rows,
        IReadOnlyList<RejectedRow> rejections,
        string fingerprint
    )
    {
        (Structure, Indicators, Currencies, _cells, Rows, Rejections, Fingerprint) = (
            structure,
            indicators,
            currencies,
            cells,
            rows,
            rejections,
            fingerprint
        );
        RejectedRows = rejections.Select(rejection => rejection.Row - 1).ToHashSet();
    }

    /// <summary>How many rows the batch has.</summary>
    public long Rows { get; }

    /// <summary>How many values were rounded.</summary>
    public long Rounded { get; init; }

    /// <summary>How the file was read; null where the batch is not a file.</summary>
    public CsvDialect? Dialect { get; init; }

    /// <summary>See <see cref="BatchFingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>The rows that are not taken.</summary>
    public IReadOnlyList<RejectedRow> Rejections { get; }

    /// <summary>The structure against which the batch was checked, with the new scopes that it names.</summary>
    public CubeStructure Structure { get; }

    public IReadOnlyList<StoredIndicator> Indicators { get; }

    public IReadOnlyList<Code> Currencies { get; }

    /// <summary>The numbers, from 0, of the rows that are not taken.</summary>
    public IReadOnlySet<long> RejectedRows { get; }

    /// <summary>The cells of the rows that are taken, in the order in which they are stored, each once.</summary>
    public IEnumerable<StagedActual> Cells()
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

    /// <summary>The same cells, those of one indicator at one scope together. The list is valid only until the next one is read.</summary>
    public IEnumerable<IReadOnlyList<StagedActual>> CellsOfScopes()
    {
        var cells = new List<StagedActual>();
        foreach (var cell in Cells())
        {
            if (cells.Count > 0 && (cells[^1].Indicator != cell.Indicator || cells[^1].Scope != cell.Scope))
            {
                yield return cells;
                cells.Clear();
            }
            cells.Add(cell);
        }
        if (cells.Count > 0)
            yield return cells;
    }

    public void Dispose() => _cells.Dispose();
}

/// <summary>A row that was not taken, counted from 1, and why.</summary>
public sealed record RejectedRow(long Row, IReadOnlyList<Fault> Faults);
