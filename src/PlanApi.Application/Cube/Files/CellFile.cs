using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Files;

/// <summary>How a file holds cells.</summary>
public enum CellFileFormat
{
    /// <summary>RFC 4180, with a head: what a slice is exported as.</summary>
    Csv,

    /// <summary>A JSON object a line (newline-delimited JSON).</summary>
    Ndjson,
}

/// <summary>How the cells in a file are treated.</summary>
public sealed record CellFileOptions
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public WriteMode Mode { get; init; }

    /// <summary>How cells without a value are treated; they stay as they are when absent.</summary>
    public EmptyCells Empty { get; init; }

    /// <summary>
    /// Whether a value is stored even where it is the number that the cell shows already; otherwise such cells are left alone.
    /// </summary>
    public bool StoreUnchanged { get; init; }

    /// <summary>Where members that move were counted when the file was exported.</summary>
    public Parentage Parentage { get; init; }
}

/// <summary>
/// Reads files of cells while they arrive. This happens before the transaction, so that a slow sender keeps nobody waiting. The cells are
/// held in columns of about fifty bytes a cell, and nothing else is held.
/// </summary>
public static class CellFile
{
    /// <summary>How many cells one transaction takes.</summary>
    public const int MaxCells = 1_000_000;

    /// <summary>The cells, or every fault with its line and column.</summary>
    public static async Task<Outcome<CellEntries>> Read(
        Stream utf8,
        CellFileFormat format,
        CellFileOptions options,
        CancellationToken cancellation
    )
    {
        var faults = new FaultList();
        var cells =
            format == CellFileFormat.Csv
                ? await CellCsv.Read(utf8, options.Empty == EmptyCells.Clear, faults, cancellation)
                : await CellLines.Read(utf8, options.Empty == EmptyCells.Clear, faults, cancellation);
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        if (cells.IsFull)
            return new TooLarge($"{MaxCells:N0} cells in a file");
        return new CellEntries
        {
            Scenario = options.Scenario,
            Mode = options.Mode,
            Cells = cells,
            StoreUnchanged = options.StoreUnchanged,
            Parentage = options.Parentage,
        };
    }
}
