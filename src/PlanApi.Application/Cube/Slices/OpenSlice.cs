using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>A slice with what it is computed from; its rows come one after the other, some thousands of cells at a time.</summary>
public sealed class OpenSlice(
    SliceLayout layout,
    CubeSource source,
    CubeSource? against,
    long version,
    Grants grants,
    CubeStructure structure
)
{
    /// <summary>Each window goes over the stored cells once: few windows, and no more in memory than one.</summary>
    private const int WindowCells = 262_144;

    /// <summary>A page is a hundred rows or so; the first window must not be much larger than that.</summary>
    private const int FirstWindowRows = 1_024;

    public long Version => version;

    public long RowCount => layout.RowCount;

    public SliceLayout Layout => layout;

    public CubeStructure Structure => structure;

    public IReadOnlyList<SliceColumn> Columns()
    {
        var columns = new List<SliceColumn>();
        for (var at = 0L; at < layout.ColumnCount; at++)
        {
            var (scope, period) = layout.ColumnAt(at);
            foreach (var indicator in layout.Slice.Indicators)
                columns.AddRange(layout.Slice.Measures.Select(measure => new SliceColumn(indicator, measure, scope, period)));
        }
        return columns;
    }

    /// <summary>The dimensions that the slice names, in the order of their codes.</summary>
    public IReadOnlyList<Code> Dimensions() => [.. Axes(layout.Rows(0, 0)).Select(axis => axis.Index.Dimension)];

    /// <summary>How many decimals its numbers have at most.</summary>
    public int Decimals() => Definitions().Max(indicator => DailyNumbers.DecimalsOf(indicator, layout.Slice.FlowBasis));

    /// <summary>The unit of its numbers in words of a language; null where they have several.</summary>
    public string? Unit(string language) =>
        Definitions().Select(indicator => indicator.UnitIn(language, structure.Currency)).Distinct().ToList() is [var only] ? only : null;

    /// <summary>The axes of a frame by the codes of their dimensions.</summary>
    internal IEnumerable<(FrameAxis Axis, DimensionIndex Index)> Axes(Frame frame) =>
        frame.Axes.Select(axis => (axis, source.Scopes.Dimensions[axis.Dimension])).OrderBy(axis => axis.Item2.Dimension);

    /// <summary>Some rows with their numbers, one window after the other.</summary>
    internal IEnumerable<SliceWindow> Windows(long first, CancellationToken cancellation)
    {
        var count = (int)Math.Max(WindowCells / Math.Max(layout.ColumnCount, 1), 1);
        for (var start = first; start < layout.RowCount; start += count)
        {
            cancellation.ThrowIfCancellationRequested();
            var frame = layout.Rows(start, (int)Math.Min(count, layout.RowCount - start));
            var engine = new RollUpEngine(source, grants, layout.Slice.Parentage == Parentage.AsIs);
            yield return new SliceWindow(
                frame,
                [
                    .. layout.Slice.Indicators.SelectMany(indicator =>
                        layout.Slice.Measures.Select(measure =>
                        {
                            var (numbers, decimals) = Shown(engine, indicator, measure, frame);
                            return (indicator, CamelCase.Of(measure), numbers, decimals);
                        })
                    ),
                ]
            );
        }
    }

    /// <summary>The rows from one on, each with its number; those that are suppressed are left out.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public IEnumerable<(long Number, SliceRow Row)> Rows(long first, CancellationToken cancellation)
    {
        var window = FirstWindowRows;
        for (var start = first; start < layout.RowCount; start += window)
        {
            cancellation.ThrowIfCancellationRequested();
            window = (int)
                Math.Min(start == first ? FirstWindowRows : int.MaxValue, Math.Max(WindowCells / Math.Max(layout.ColumnCount, 1), 1));
            foreach (var row in Window(start, (int)Math.Min(window, layout.RowCount - start)))
                yield return row;
        }
    }

    private IEnumerable<Indicator> Definitions() => layout.Slice.Indicators.Select(indicator => source.Indicators[indicator]);

    private (Numbers Numbers, int Decimals) Shown(RollUpEngine engine, Code indicator, Measure measure, Frame frame) =>
        DailyNumbers.Of(engine.Over(indicator, measure, frame), source.Indicators[indicator], layout.Slice.FlowBasis, source.Calendar);

    private IEnumerable<(long, SliceRow)> Window(long first, int count)
    {
        var frame = layout.Rows(first, count);
        var engine = new RollUpEngine(source, grants, layout.Slice.Parentage == Parentage.AsIs);
        var other = against is null ? null : new RollUpEngine(against, grants, layout.Slice.Parentage == Parentage.AsIs);
        var numbers = layout
            .Slice.Indicators.SelectMany(indicator =>
                layout.Slice.Measures.Select(measure =>
                {
                    var (own, decimals) = Shown(engine, indicator, measure, frame);
                    return (Own: own, Other: other is null ? null : Shown(other, indicator, measure, frame).Numbers, Decimals: decimals);
                })
            )
            .ToArray();
        for (var row = 0; row < count; row++)
        {
            var cells = new SliceCell[layout.ColumnCount * numbers.Length];
            for (var column = 0; column < layout.ColumnCount; column++)
            {
                var place = (int)(row * layout.ColumnCount) + column;
                for (var at = 0; at < numbers.Length; at++)
                {
                    var cell = SliceCell.Of(numbers[at].Own, place, numbers[at].Decimals);
                    cells[(column * numbers.Length) + at] = numbers[at].Other is { } beside
                        ? cell.Beside(SliceCell.Of(beside, place, numbers[at].Decimals))
                        : cell;
                }
            }
            if (layout.Slice.Suppress != Suppression.None && Array.TrueForAll(cells, cell => cell.IsSuppressed(layout.Slice.Suppress)))
                continue;
            var (scope, period) = layout.RowAt(first + row);
            yield return (first + row, new SliceRow(scope, period, cells));
        }
    }
}

/// <summary>Some rows of a slice, as numbers.</summary>
/// <param name="Frame">Their places.</param>
/// <param name="Numbers">For each indicator and measure, whose numbers, and to how many decimals they are shown.</param>
internal sealed record SliceWindow(Frame Frame, IReadOnlyList<(Code Indicator, string Measure, Numbers Numbers, int Decimals)> Numbers);
