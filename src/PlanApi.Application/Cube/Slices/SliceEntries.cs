using System.Collections;
using System.Globalization;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>The cells of a block that are written, row by row.</summary>
internal sealed class SliceEntries : IPlacedCells
{
    private readonly SliceValues _block;
    private readonly CubeStructure _structure;
    private readonly Frame _frame;
    private readonly int _width;
    private readonly List<int> _taken = [];

    /// <summary>The cells of a block that has the layout's shape.</summary>
    public SliceEntries(SliceValues block, SliceLayout layout, CubeStructure structure)
    {
        (_block, _structure, _frame, _width) = (block, structure, layout.All(), block.Values[0].Count);
        for (var at = 0; at < block.Values.Count * _width; at++)
        {
            if (block.Empty == EmptyCells.Clear || block.Values[at / _width][at % _width] is not null)
                _taken.Add(at);
        }
    }

    public int Count => _taken.Count;

    public IReadOnlyCollection<Measure> Measures => [.. _block.Slice.Measures];

    public CellEntry this[int index]
    {
        get
        {
            var slice = _block.Slice;
            // Indicators and measures stand side by side in each place's column.
            var (place, number) = Math.DivRem(_taken[index], slice.Indicators.Count * slice.Measures.Count);
            var indicator = slice.Indicators[number / slice.Measures.Count];
            return new CellEntry
            {
                Indicator = indicator,
                FlowBasis = _structure.Definitions[indicator].Kind == IndicatorKind.Flow ? slice.FlowBasis : FlowBasis.AsStated,
                Measure = slice.Measures[number % slice.Measures.Count],
                Scope = _frame.ScopeAt(_structure.Scopes, place),
                Period = _frame.PeriodAt(place),
                Value = _block.Values[_taken[index] / _width][_taken[index] % _width],
            };
        }
    }

    public (string Pointer, Position Position) PlaceOf(int cell, string field) =>
        (string.Create(CultureInfo.InvariantCulture, $"/values/{_taken[cell] / _width}/{_taken[cell] % _width}"), default);

    public IEnumerator<CellEntry> GetEnumerator() => Enumerable.Range(0, Count).Select(at => this[at]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
