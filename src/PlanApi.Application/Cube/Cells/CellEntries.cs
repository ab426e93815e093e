using System.Globalization;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>What somebody writes into cells: all of them, or none.</summary>
public sealed record CellEntries
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public WriteMode Mode { get; init; }

    public required IReadOnlyList<CellEntry> Cells { get; init; }

    /// <summary>
    /// Whether a value that is set is stored even where it is the number that the cell shows already, rolled up from the cells below;
    /// true when absent. With false such cells are left alone, computed ones too, so that what was read can be sent back.
    /// </summary>
    public bool StoreUnchanged { get; init; } = true;

    /// <summary>Where members that move were counted in what was read; asked for with <see cref="StoreUnchanged"/> false alone.</summary>
    public Parentage Parentage { get; init; }

    /// <summary>Whether to answer what became of each cell.</summary>
    public bool Results { get; init; }

    /// <summary>Whether the cells are actuals and forecasts alone, which a contributor writes and approval does not lock.</summary>
    internal bool AreFollowing => (Cells is IPlacedCells placed ? placed.Measures : Cells.Select(cell => cell.Measure)).AreFollowing();

    /// <summary>Where a field of a cell was sent.</summary>
    internal (string Pointer, Position Position) PlaceOf(int cell, string field) =>
        Cells is IPlacedCells placed
            ? placed.PlaceOf(cell, field)
            : (string.Create(CultureInfo.InvariantCulture, $"/cells/{cell}{field}"), default);
}

/// <summary>What becomes of cells for which a block or file has no value.</summary>
public enum EmptyCells
{
    /// <summary>They stay as they are.</summary>
    Leave,

    /// <summary>They are cleared.</summary>
    Clear,
}
