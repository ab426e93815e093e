using System.Globalization;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Values to be written into cells: all of them, or none.</summary>
public sealed record CellEntries
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public WriteMode Mode { get; init; }

    public required IReadOnlyList<CellEntry> Cells { get; init; }

    /// <summary>
    /// Whether a value is stored even if it equals the number that the cell already shows by rolling up the cells below it; true when
    /// absent. With false such cells are left alone, also computed ones, so that a client can send back the numbers that it has read.
    /// </summary>
    public bool StoreUnchanged { get; init; } = true;

    /// <summary>
    /// The parentage by which moving members were counted in the numbers that the client has read. Only with <see cref="StoreUnchanged"/>
    /// false.
    /// </summary>
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

/// <summary>How cells without a value in a block or file are treated.</summary>
public enum EmptyCells
{
    /// <summary>The cells stay as they are.</summary>
    Leave,

    /// <summary>The cells are cleared.</summary>
    Clear,
}
