using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>
/// Forecasts the remaining months of a year from the months that are over: exact, and without reading anything. Months are rounded to the
/// indicator's decimals. The remaining months of a flow are rounded so that they add up to their rounded sum.
/// </summary>
/// <param name="indicator">The indicator. It must be stored, not computed from others.</param>
/// <param name="months">The year's months in order, with the months that are over first.</param>
public sealed class ForecastCalculation(Indicator indicator, IReadOnlyList<KnownMonth> months)
{
    private bool IsFlow => indicator.Kind == IndicatorKind.Flow;

    private int Over => months.TakeWhile(month => month.IsOver).Count();

    /// <summary>The forecast by a method.</summary>
    /// <exception cref="OverflowException">A number does not fit.</exception>
    public MadeForecast By(ForecastMethod method)
    {
        var past = new List<MonthForecast>();
        foreach (var month in months.Take(Over))
        {
            if (month.Actual.HasValue)
                past.Add(new MonthForecast(month.Month, Rounded(month.Actual.Value), ForecastSource.Actual));
            else if (month.Entered.HasValue)
                past.Add(new MonthForecast(month.Month, Rounded(month.Entered.Value), ForecastSource.Entered));
            else if (month.Actual.State == CellState.Missing && !IsFlow)
                past.Add(new MonthForecast(month.Month, null, ForecastSource.Actual));
            else
                return MadeForecast.Without(FaultOf(month.Actual), month.Month);
        }
        if (past.Count == months.Count)
            return new MadeForecast(past);
        return method switch
        {
            ForecastMethod.Entered => Filled(
                past,
                ForecastSource.Entered,
                ForecastFault.NotEntered,
                at => months[at].Entered is { HasValue: true } entered ? Total(at, entered.Value) : null
            ),
            ForecastMethod.RemainingTargets => Filled(
                past,
                ForecastSource.Target,
                ForecastFault.NoTarget,
                at => months[at].Due is { } due ? Total(at, due) : null
            ),
            ForecastMethod.RunRate => RunRate(past),
            ForecastMethod.Trend => Trend(past),
            _ => Seasonal(past),
        };
    }

    private MadeForecast RunRate(List<MonthForecast> past)
    {
        var known = Known();
        if (known.Count == 0)
            return MadeForecast.Without(ForecastFault.TooFewActuals);
        var days = known.Sum(one => months[one.At].Days);
        var sum = known.Aggregate(Fraction.Zero, (sum, one) => sum + one.Total);
        return Filled(
            past,
            ForecastSource.RunRate,
            ForecastFault.None,
            at =>
                indicator.Kind switch
                {
                    IndicatorKind.Flow => sum * Fraction.Of(months[at].Days, days),
                    IndicatorKind.Stock or IndicatorKind.NonAdditive => known[^1].Total,
                    _ => sum / Fraction.Of(known.Count),
                }
        );
    }

    // Ordinary least squares of the months' numbers, by the month's place in the year.
    private MadeForecast Trend(List<MonthForecast> past)
    {
        var points = Known()
            .Select(one => (X: Fraction.Of(one.At), Y: IsFlow ? one.Total / Fraction.Of(months[one.At].Days) : one.Total))
            .ToArray();
        if (points.Length < 2)
            return MadeForecast.Without(ForecastFault.TooFewActuals);
        var count = Fraction.Of(points.Length);
        var (meanX, meanY) = (Sum(points.Select(point => point.X)) / count, Sum(points.Select(point => point.Y)) / count);
        var slope =
            Sum(points.Select(point => (point.X - meanX) * (point.Y - meanY)))
            / Sum(points.Select(point => (point.X - meanX) * (point.X - meanX)));
        return Filled(
            past,
            ForecastSource.Trend,
            ForecastFault.None,
            at =>
            {
                var number = meanY + (slope * (Fraction.Of(at) - meanX));
                return IsFlow ? number * Fraction.Of(months[at].Days) : number;
            }
        );
    }

    private MadeForecast Seasonal(List<MonthForecast> past)
    {
        var known = Known();
        if (known.Count == 0)
            return MadeForecast.Without(ForecastFault.TooFewActuals);
        if (known.Select(one => months[one.At]).FirstOrDefault(month => month.YearBefore is null) is { } gap)
            return MadeForecast.Without(ForecastFault.NoShape, gap.Month);
        var before = Sum(known.Select(one => Total(one.At, months[one.At].YearBefore!.Value)));
        // A year that turned from loss to profit, or back, has no proportion to the one before.
        if (before.IsZero || Sum(known.Select(one => one.Total)).Sign * before.Sign < 0)
            return MadeForecast.Without(ForecastFault.NoShape, months[known[0].At].Month);
        var factor = Sum(known.Select(one => one.Total)) / before;
        return Filled(
            past,
            ForecastSource.Seasonal,
            ForecastFault.NoShape,
            at => months[at].YearBefore is { } number ? Total(at, number) * factor : null
        );
    }

    /// <summary>The months that are over and have an actual, with this actual; for a flow, the month's total.</summary>
    private List<(int At, Fraction Total)> Known() =>
        [.. Enumerable.Range(0, Over).Where(at => months[at].Actual.HasValue).Select(at => (at, Total(at, months[at].Actual.Value)))];

    private MadeForecast Filled(List<MonthForecast> past, ForecastSource source, ForecastFault fault, Func<int, Fraction?> totalOf)
    {
        var (exact, shown) = (Fraction.Zero, Fraction.Zero);
        for (var at = past.Count; at < months.Count; at++)
        {
            var month = months[at];
            if (totalOf(at) is not { } total)
                return MadeForecast.Without(fault, month.Month);
            if (indicator is { Kind: IndicatorKind.Flow, PerDay: false })
            {
                // Sums are rounded, and a month is the difference of two, so that no rounding adds up.
                exact += total;
                var number = Rounded(Fraction.Of(Rounded(exact)) - shown);
                shown += Fraction.Of(number);
                past.Add(new MonthForecast(month.Month, number, source));
            }
            else
            {
                past.Add(new MonthForecast(month.Month, Rounded(IsFlow ? total / Fraction.Of(month.Days) : total), source));
            }
        }
        return new MadeForecast(past);
    }

    // What is stated per day is worked out with the month's total.
    private Fraction Total(int at, Fraction number) =>
        indicator is { Kind: IndicatorKind.Flow, PerDay: true } ? number * Fraction.Of(months[at].Days) : number;

    private Quantity Rounded(Fraction number)
    {
        var quantity = new Quantity(new CubeNumber(CellState.Derived, Exact: number).RoundedSteps(indicator.Decimals));
        return Quantity.TryCreate(quantity.ToDecimal(), out var fits) == QuantityFault.None ? fits : throw new OverflowException();
    }

    private static Fraction Sum(IEnumerable<Fraction> numbers) => numbers.Aggregate(Fraction.Zero, (sum, number) => sum + number);

    private static ForecastFault FaultOf(CubeNumber actual) =>
        actual switch
        {
            { State: CellState.Missing } => ForecastFault.NoActual,
            { Reason: NoNumber.Hidden } => ForecastFault.Hidden,
            _ => ForecastFault.ActualUndefined,
        };
}
