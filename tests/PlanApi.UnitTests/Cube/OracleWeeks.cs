using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;

namespace PlanApi.UnitTests.Cube;

/// <summary>How weeks count above themselves.</summary>
internal sealed partial class Oracle
{
    private readonly Dictionary<(string, Measure), IReadOnlyList<TinyCell>> _cells = [];

    private static bool AtLastDay(Indicator indicator) => indicator.Kind is IndicatorKind.Stock or IndicatorKind.NonAdditive;

    private static bool IsPart(Indicator indicator, Period outer, Period inner) => Spans.IsPart(outer, inner, AtLastDay(indicator));

    // What is stored, and of a week in two months what of it counts in each.
    private IReadOnlyList<TinyCell> CellsOf(Indicator indicator, Measure measure)
    {
        if (_cells.TryGetValue((indicator.Code.ToString(), measure), out var known))
            return known;
        var cells = new List<TinyCell>();
        foreach (var cell in plan.CellsOf(indicator.Code.ToString(), measure))
        {
            cells.Add(cell);
            if (AtLastDay(indicator) || !Spans.IsInTwoMonths(cell.Period))
                continue;
            var (one, other) = (Period.FromKey(cell.Period.Key + 1), Period.FromKey(cell.Period.Key + 2));
            var isSplit = indicator.Kind == IndicatorKind.Flow && !indicator.PerDay;
            // To two decimals.
            var first = (long)Math.Round(cell.Value / 100m * Spans.Length(one) / 7, MidpointRounding.AwayFromZero) * 100;
            cells.Add(cell with { Period = one, Value = isSplit ? first : cell.Value });
            cells.Add(cell with { Period = other, Value = isSplit ? cell.Value - first : cell.Value });
        }
        return _cells[(indicator.Code.ToString(), measure)] = cells;
    }
}
