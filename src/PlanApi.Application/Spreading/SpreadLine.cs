using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>A straight line, or growth, over the periods of a spread.</summary>
internal static class SpreadLine
{
    /// <summary>The value of each period.</summary>
    /// <param name="cells">The periods.</param>
    /// <param name="total">The number of all periods together: the sum of a flow, the last value of a stock.</param>
    public static Outcome<long[]> Of(SpreadCells cells, long total)
    {
        if (Wrong(cells) is { } wrong)
            return wrong;
        var (request, result) = (cells.Request, new long[cells.Count]);
        if (request.Method == SpreadMethod.Growth)
        {
            var sign = request.First is { } start ? Math.Sign(start.Steps) : Math.Sign(total);
            return Shape(cells, sign).IsSuccess(out var shape, out var failure) ? Grown(cells, shape, total) : failure;
        }
        if (result.Length == 1)
            result[0] = total;
        else if (IsFlow(cells) && request.First is { } first)
            PeriodLine.LineFrom(cells.Steps(first), total, result);
        else if (IsFlow(cells))
            PeriodLine.LineOfRise(Fraction.Zero, total, result);
        else
            PeriodLine.LineBetween(request.First is { } from ? cells.Steps(from) : total, total, result);
        return result;
    }

    /// <summary>
    /// The total that follows from a growth from a first value, if the spread gives no other total; null if the spread has no such growth.
    /// </summary>
    public static Outcome<SpreadTotals.Wanted>? TotalOf(SpreadCells cells)
    {
        if (cells.Request is not { Method: SpreadMethod.Growth, First: { } first, Value: null })
            return null;
        if (Wrong(cells) is { } wrong)
            return wrong;
        return Shape(cells, Math.Sign(first.Steps)).IsSuccess(out var shape, out var failure)
            ? new SpreadTotals.Wanted(Fraction.Of(EndOf(cells, first, shape)) * cells.Step)
            : failure;
    }

    private static Outcome<long[]> Grown(SpreadCells cells, Fraction[] shape, long total)
    {
        var result = new long[cells.Count];
        if (cells.Request.First is { } first && EndOf(cells, first, shape) is var end && end != total)
        {
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/first",
                $"From {first} at these rates the periods come to {cells.ToQuantity(end)}, not {cells.ToQuantity(total)}; leave "
                    + "'value' or 'first' out."
            );
        }
        if (IsFlow(cells))
            PeriodLine.GrowthWithin(total, shape, result);
        else if (cells.Request.First is { } from)
            PeriodLine.GrowthFrom(Fraction.Of(cells.Steps(from)), shape, result);
        else
            PeriodLine.GrowthUpTo(total, shape, result);
        return result;
    }

    private static long EndOf(SpreadCells cells, Quantity first, Fraction[] shape)
    {
        var times = IsFlow(cells) ? shape.Aggregate(Fraction.Zero, (sum, one) => sum + one) : shape[^1];
        return checked((long)(Fraction.Of(cells.Steps(first)) * times).Rounded(0));
    }

    // Each period beside the first, by its own rate where it has one, and by that of all where not. What is below zero grows towards zero.
    private static Outcome<Fraction[]> Shape(SpreadCells cells, int sign)
    {
        var (request, periods) = (cells.Request, cells.Frame.Periods);
        var own = new Dictionary<Period, Fraction>();
        foreach (var (rate, at) in (request.Rates ?? []).Select((rate, at) => (rate, at)))
        {
            var pointer = $"/rates/{at}";
            if (!periods.Skip(1).Contains(rate.Period) || !own.TryAdd(rate.Period, Fraction.Of(rate.Value) / Fraction.Hundred))
                return Invalid.One(
                    FaultCodes.UnknownReference,
                    pointer + "/period",
                    "It is none of the periods after the first, or comes twice."
                );
            if (rate.Value.Steps <= -100 * Quantity.StepsPerUnit)
                return Invalid.One(FaultCodes.OutOfRange, pointer + "/value", "A rate is in percent above -100.");
        }
        var common = request.Rate is { } percent ? Fraction.Of(percent) / Fraction.Hundred : (Fraction?)null;
        if (common is { } all ? (Fraction.One + all).Sign <= 0 : periods.Skip(1).Any(period => !own.ContainsKey(period)))
        {
            return Invalid.One(
                FaultCodes.MissingField,
                "/rate",
                "A growth needs its rate for each period, in percent above -100: one for all, or 'rates' for each."
            );
        }
        Fraction[] rates = [.. periods.Skip(1).Select(period => own.TryGetValue(period, out var rate) ? rate : common!.Value)];
        if (sign < 0 && Array.Exists(rates, rate => rate >= Fraction.One))
        {
            return Invalid.One(
                FaultCodes.OutOfRange,
                "/rate",
                "A number below zero becomes zero at 100 percent, and no rate leads on from zero; give rates below 100."
            );
        }
        return PeriodLine.ShapeOf(sign < 0 ? Array.ConvertAll(rates, rate => -rate) : rates);
    }

    private static Invalid? Wrong(SpreadCells cells) =>
        !cells.HasPeriodAxis || cells.Count != cells.Columns
            ? Invalid.One(FaultCodes.NotAllowed, "/over", "A line or a growth goes over one axis of periods and no other.")
        : cells.Count > PeriodLine.MostPeriods
            ? Invalid.One(FaultCodes.TooLarge, "/over", $"There are {cells.Count} periods; {PeriodLine.MostPeriods} are the most.")
        : null;

    private static bool IsFlow(SpreadCells cells) => cells.Indicator.Kind == IndicatorKind.Flow;
}
