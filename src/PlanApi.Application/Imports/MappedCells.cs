using System.Collections;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Imports;

/// <summary>Cells that were made from a file by a mapping; it notes those with which something is wrong.</summary>
internal sealed class MappedCells : IPlacedCells
{
    private readonly CellColumns _cells;
    private readonly IReadOnlyList<int>? _kept;
    private readonly HashSet<int> _faulty = [];

    public MappedCells(CellColumns cells)
        : this(cells, null) { }

    private MappedCells(CellColumns cells, IReadOnlyList<int>? kept) => (_cells, _kept) = (cells, kept);

    public int Count => _kept?.Count ?? _cells.Count;

    public IReadOnlyCollection<Measure> Measures => _cells.Measures;

    public CellEntry this[int index] => _cells[At(index)];

    /// <summary>The line of a cell.</summary>
    public int LineOf(int index) => _cells.PlaceOf(At(index), "").Position.Line;

    public (string Pointer, Position Position) PlaceOf(int cell, string field)
    {
        _faulty.Add(cell);
        return _cells.PlaceOf(At(cell), field);
    }

    /// <summary>The cells that nobody has asked the place of, to find fault with them.</summary>
    public MappedCells WithoutFaulty() => new(_cells, [.. Enumerable.Range(0, Count).Where(cell => !_faulty.Contains(cell)).Select(At)]);

    public IEnumerator<CellEntry> GetEnumerator() => Enumerable.Range(0, Count).Select(at => this[at]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int At(int index) => _kept?[index] ?? index;
}
