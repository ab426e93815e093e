using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The cells for checking a plan, from any source: all cells except the actuals of its own year and later years. Those follow the plan and
/// are not part of it. Actuals of earlier years are its starting point. There may be very many cells of single days. A flow's daily cells
/// become one monthly cell if every day of the month has a cell. A stock's daily cell counts on the last day of a month. Other daily
/// cells, and cells of weeks, say nothing about a longer period.
/// </summary>
public sealed class JudgedCells(Calendar calendar, IReadOnlyDictionary<Code, Indicator> indicators)
{
    private readonly DateOnly _first = calendar.Days(Period.OfYear(calendar.Year)).First;
    private readonly List<Cell> _cells = [];
    private readonly Dictionary<(Code Indicator, Scope Scope, Period Month), (Int128 Sum, HashSet<int> Days)> _months = [];

    /// <summary>The document's.</summary>
    public static IReadOnlyList<Cell> Of(IReadOnlyList<Cell> cells, Calendar calendar, IReadOnlyDictionary<Code, Indicator> indicators)
    {
        if (!cells.Any(cell => cell.Measure == Measure.Actual))
            return cells;
        var judged = new JudgedCells(calendar, indicators);
        foreach (var cell in cells)
            judged.Add(cell);
        return judged.All();
    }

    /// <summary>Whether actuals of the kind are checked for every period, because numbers of this kind should never be stored.</summary>
    public static bool IsComputed(IndicatorKind kind) => kind is IndicatorKind.Growth or IndicatorKind.Share or IndicatorKind.Formula;

    public void Add(Cell cell)
    {
        if (cell.Measure != Measure.Actual || !indicators.TryGetValue(cell.Indicator, out var indicator) || IsComputed(indicator.Kind))
        {
            _cells.Add(cell);
            return;
        }
        var day = calendar.Days(cell.Period).Last;
        if (day >= _first || cell.Period.Grain == Grain.Week)
            return;
        if (cell.Period.Grain != Grain.Day)
        {
            _cells.Add(cell);
            return;
        }
        var month = calendar.PeriodOf(Grain.Month, day);
        if (indicator.Kind == IndicatorKind.Stock && day == calendar.Days(month).Last)
            _cells.Add(cell);
        if (indicator.Kind != IndicatorKind.Flow || cell.Currency is not null)
            return;
        var place = (cell.Indicator, cell.Scope, month);
        if (!_months.TryGetValue(place, out var known))
            known = (0, []);
        if (known.Days.Add(day.DayNumber))
            _months[place] = (known.Sum + cell.Value.Steps, known.Days);
    }

    /// <summary>The cells for checking, among all that were added.</summary>
    public IReadOnlyList<Cell> All()
    {
        if (_months.Count == 0)
            return _cells;
        var stored = _cells
            .Where(cell => cell.Measure == Measure.Actual)
            .Select(cell => (cell.Indicator, cell.Scope, cell.Period))
            .ToHashSet();
        foreach (var (place, (sum, days)) in _months.OrderBy(pair => pair.Key.Indicator).ThenBy(pair => pair.Key.Month.Key))
        {
            if (days.Count != calendar.LengthOf(place.Month) || stored.Contains(place))
                continue;
            var value = Fraction.Of(sum, indicators[place.Indicator].PerDay ? days.Count : 1).Rounded(0);
            if (value >= long.MinValue && value <= long.MaxValue)
                _cells.Add(
                    new Cell
                    {
                        Indicator = place.Indicator,
                        Measure = Measure.Actual,
                        Scope = place.Scope,
                        Period = place.Month,
                        Value = new Quantity((long)value),
                    }
                );
        }
        return _cells;
    }
}
