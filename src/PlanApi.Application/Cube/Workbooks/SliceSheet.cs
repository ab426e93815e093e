using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.TableFiles.Workbooks;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>
/// A slice laid out on a sheet as a planner reads it: a title; rows that say what stands along the columns; then the slice's rows, each
/// with the code and name of its members before its numbers.
/// </summary>
internal sealed class SliceSheet
{
    /// <summary>The sheet that is filled in, and the hidden one that says what it was made from.</summary>
    public const string Name = "slice";
    public const string Hidden = "planapi";

    /// <summary>How many cells a workbook of a slice has at most.</summary>
    public const int MaxCells = 100_000;

    private readonly OpenSlice _slice;
    private readonly Frame _frame;

    public SliceSheet(OpenSlice slice)
    {
        _slice = slice;
        _frame = slice.Layout.All();
        RowDimensions = Dimensions(slice.Layout.Slice.Rows);
        ColumnDimensions = Dimensions(slice.Layout.Slice.Columns);
        (Rows, NumbersPerPlace) = ((int)slice.RowCount, slice.Layout.Slice.Indicators.Count * slice.Layout.Slice.Measures.Count);
        Columns = (int)slice.Layout.ColumnCount * NumbersPerPlace;
        FirstColumn = Math.Max((2 * RowDimensions.Count) + (slice.Layout.PeriodsOnRows ? 1 : 0), 1);
        // The title, and a row each for the dimensions along the columns, the period, the indicator and the measure.
        FirstRow = ColumnDimensions.Count + (slice.Layout.PeriodsOnRows ? 3 : 4);
    }

    public IReadOnlyList<Code> RowDimensions { get; }

    public IReadOnlyList<Code> ColumnDimensions { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The row and column of the first number, from 0 on.</summary>
    public int FirstRow { get; }

    public int FirstColumn { get; }

    private int NumbersPerPlace { get; }

    /// <summary>Whether a slice fits a workbook.</summary>
    public static bool Fits(SliceLayout layout) =>
        layout.CellCount <= MaxCells && layout.CellCount / Math.Max(layout.RowCount, 1) < SheetWriter.MaxColumns / 2;

    public Indicator IndicatorOf(int column) => _slice.Structure.Definitions[_slice.Layout.Slice.Indicators[Of(column).Indicator]];

    public Measure MeasureOf(int column) => _slice.Layout.Slice.Measures[Of(column).Measure];

    public int DecimalsOf(int column) => DailyNumbers.DecimalsOf(IndicatorOf(column), _slice.Layout.Slice.FlowBasis);

    public (Scope Scope, Period? Period) PlaceOf(int column) => _slice.Layout.ColumnAt(Of(column).Place);

    /// <summary>What a cell is called on the sheet, such as C7.</summary>
    public string AddressOf(int row, int column) => CellName.Of(FirstColumn + column, FirstRow + row);

    /// <summary>A cell with a value, as it is written.</summary>
    public CellEntry EntryAt(int row, int column, Quantity? value)
    {
        var (indicator, place) = (IndicatorOf(column), (row * (int)_slice.Layout.ColumnCount) + Of(column).Place);
        return new CellEntry
        {
            Indicator = indicator.Code,
            FlowBasis = indicator.Kind == IndicatorKind.Flow ? _slice.Layout.Slice.FlowBasis : FlowBasis.AsStated,
            Measure = MeasureOf(column),
            Scope = _frame.ScopeAt(_slice.Structure.Scopes, place),
            Period = _frame.PeriodAt(place),
            Value = value,
        };
    }

    /// <summary>Every number, row by row, and whether it may be filled in: totals and computed numbers follow from others.</summary>
    public IReadOnlyList<(Quantity? Value, bool IsInput)> Numbers(CancellationToken cancellation)
    {
        var layout = _slice.Layout;
        bool[] totals =
        [
            .. Enumerable
                .Range(0, (int)layout.ColumnCount)
                .Select(at => IsTotal(layout.Slice.Columns, layout.ColumnAt, at, layout.ColumnCount)),
        ];
        var numbers = new List<(Quantity?, bool)>(Rows * Columns);
        foreach (var window in _slice.Windows(0, cancellation))
        {
            for (var place = 0; place < window.Frame.Count; place++)
            {
                var (row, column) = Math.DivRem(window.Frame.First + place, layout.ColumnCount);
                var isTotal = totals[column] || IsTotal(layout.Slice.Rows, layout.RowAt, row, layout.RowCount);
                foreach (var (indicator, _, shown, decimals) in window.Numbers)
                {
                    var number = shown.At(place);
                    numbers.Add(
                        (
                            number.HasValue ? new Quantity(number.RoundedSteps(decimals)) : null,
                            !isTotal
                                && number.State is CellState.Missing or CellState.Stored
                                && !CellCheck.IsComputed(_slice.Structure.Definitions[indicator])
                        )
                    );
                }
            }
        }
        return numbers;
    }

    /// <summary>A hash of what stands along rows and columns, to notice when the plan's members have changed.</summary>
    public string Places() =>
        WorkbookOrigin.Hash(
            Enumerable
                .Range(0, Rows)
                .Select(row => _slice.Layout.RowAt(row))
                .Concat(Enumerable.Range(0, (int)_slice.Layout.ColumnCount).Select(column => _slice.Layout.ColumnAt(column)))
                .Select(place => $"{place.Scope} {place.Period}")
        );

    /// <summary>Totals come last along their axes.</summary>
    private static bool IsTotal(IReadOnlyList<SliceAxis> axes, Func<long, (Scope Scope, Period? Period)> placeAt, long at, long count)
    {
        if (!axes.Any(axis => axis.Total))
            return false;
        var (here, last) = (placeAt(at), placeAt(count - 1));
        return axes.Any(axis =>
            axis.Total
            && (
                axis.Dimension is { } dimension
                    ? Member(here.Scope, dimension) == Member(last.Scope, dimension)
                    : here.Period == last.Period
            )
        );
    }

    private static Code? Member(Scope scope, Code dimension) => scope.TryGetValue(dimension, out var member) ? member : null;

    private static List<Code> Dimensions(IReadOnlyList<SliceAxis> axes) => [.. axes.Select(axis => axis.Dimension).OfType<Code>()];

    private (int Place, int Indicator, int Measure) Of(int column)
    {
        var (place, number) = Math.DivRem(column, NumbersPerPlace);
        var (indicator, measure) = Math.DivRem(number, _slice.Layout.Slice.Measures.Count);
        return (place, indicator, measure);
    }
}
