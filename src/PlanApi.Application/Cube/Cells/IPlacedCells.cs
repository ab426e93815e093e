using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Cells that were not sent as a list of records, but as a block or a file; each is made when it is asked for.</summary>
internal interface IPlacedCells : IReadOnlyList<CellEntry>
{
    /// <summary>Which numbers the cells are, each once.</summary>
    IReadOnlyCollection<Measure> Measures { get; }

    /// <summary>Where a field of a cell was sent: a JSON pointer, and in a text the line and column.</summary>
    (string Pointer, Position Position) PlaceOf(int cell, string field);
}
