using System.Collections;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>The cells that a workbook changes, each with its address on the sheet.</summary>
internal sealed class ChangedCells(IReadOnlyList<(string Address, CellEntry Entry)> cells) : IPlacedCells
{
    public int Count => cells.Count;

    public IReadOnlyCollection<Measure> Measures => [.. cells.Select(cell => cell.Entry.Measure).Distinct()];

    public CellEntry this[int index] => cells[index].Entry;

    public (string Pointer, Position Position) PlaceOf(int cell, string field) => ($"/cells/{cells[cell].Address}", default);

    public IEnumerator<CellEntry> GetEnumerator() => cells.Select(cell => cell.Entry).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
