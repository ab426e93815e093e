using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Actuals of one indicator and place that lie within others of longer periods. The longest row counts in totals, and shorter ones within
/// it do not. It takes one cell after the other, of any measure.
/// </summary>
public sealed class RowsInRows(Calendar calendar, IReadOnlyDictionary<Code, Indicator> indicators)
{
    private readonly Dictionary<(Code Indicator, Scope Scope), Dictionary<Period, Cell>> _rows = [];

    public static RowsInRows Of(IEnumerable<Cell> cells, Calendar calendar, IReadOnlyDictionary<Code, Indicator> indicators)
    {
        var rows = new RowsInRows(calendar, indicators);
        foreach (var cell in cells)
            rows.Add(cell);
        return rows;
    }

    public void Add(Cell cell)
    {
        if (
            cell.Measure != Measure.Actual
            || !indicators.TryGetValue(cell.Indicator, out var indicator)
            || indicator.Kind == IndicatorKind.NonAdditive
            || JudgedCells.IsComputed(indicator.Kind)
        )
            return;
        if (!_rows.TryGetValue((cell.Indicator, cell.Scope), out var rows))
            _rows[(cell.Indicator, cell.Scope)] = rows = [];
        rows.TryAdd(cell.Period, cell);
    }

    /// <summary>
    /// Each row that counts, with the rows within it that do not, in the order of time; for a week in two months, the part that does not
    /// count.
    /// </summary>
    public IEnumerable<(Cell Row, IReadOnlyList<Cell> Within)> All()
    {
        foreach (
            var ((code, _), rows) in _rows
                .OrderBy(pair => pair.Key.Indicator)
                .ThenBy(pair => pair.Key.Scope.ToString(), StringComparer.Ordinal)
        )
        {
            // Where all are of one length, none lies in another.
            if (rows.Keys.Select(period => period.Grain).Distinct().Take(2).Count() < 2)
                continue;
            var indicator = indicators[code];
            var tree = new PeriodTree(calendar, WeekParts.CountAtLastDay(indicator));
            var levels = rows.Keys.Select(PeriodTree.LevelOf).Distinct().Order().ToArray();
            var within = rows
                .Values.SelectMany(cell => Parts(cell, indicator))
                .Select(part => (part.Cell, Row: Longest(part.Period, rows, tree, levels)))
                .Where(pair => pair.Row is not null)
                .ToLookup(pair => pair.Row!, pair => pair.Cell);
            foreach (var row in within.OrderBy(group => calendar.Days(group.Key.Period).First).ThenBy(group => group.Key.Period.Grain))
                yield return (row.Key, [.. row.OrderBy(cell => calendar.Days(cell.Period).First).ThenBy(cell => cell.Period.Grain)]);
        }
    }

    private IEnumerable<(Cell Cell, Period Period)> Parts(Cell cell, Indicator indicator)
    {
        if (
            cell.Period.Grain != Grain.Week
            || WeekParts.CountAtLastDay(indicator)
            || calendar.PartsOf(cell.Period) is not [var one, var other]
        )
            return [(cell, cell.Period)];
        if (indicator is not { Kind: IndicatorKind.Flow, PerDay: false })
            return [(cell, one), (cell, other)];
        var first = WeekParts.First(cell.Value.Steps, calendar.LengthOf(one), indicator.Decimals);
        return [(cell with { Value = new Quantity(first) }, one), (cell with { Value = new Quantity(cell.Value.Steps - first) }, other)];
    }

    private Cell? Longest(Period period, Dictionary<Period, Cell> rows, PeriodTree tree, int[] levels)
    {
        foreach (var level in levels)
        {
            // A level's week is one of its last day, and covers no other.
            if (
                tree.Above(period, level) is { } outer
                && rows.TryGetValue(outer, out var row)
                && (outer.Grain != Grain.Week || tree.Splits || calendar.Days(outer).Last == calendar.Days(period).Last)
            )
                return row;
        }
        return null;
    }
}
