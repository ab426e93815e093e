using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The numbers of a flow in another form than its indicator's: per day, or as each period's total.</summary>
public sealed class DailyNumbers : Numbers
{
    private readonly Numbers _stated;
    private readonly Calendar _calendar;
    private readonly bool _toDay;

    private DailyNumbers(Numbers stated, Calendar calendar, bool toDay)
        : base(stated.Frame) => (_stated, _calendar, _toDay) = (stated, calendar, toDay);

    /// <summary>Whether an indicator's numbers differ in that form.</summary>
    public static bool Converts(Indicator indicator, FlowBasis basis) =>
        indicator.Kind == IndicatorKind.Flow && basis == (indicator.PerDay ? FlowBasis.Total : FlowBasis.PerDay);

    /// <summary>An indicator's numbers in a form, and the number of decimals that are shown.</summary>
    public static (Numbers Numbers, int Decimals) Of(Numbers stated, Indicator indicator, FlowBasis basis, Calendar calendar) =>
        Converts(indicator, basis)
            ? (new DailyNumbers(stated, calendar, !indicator.PerDay), DecimalsOf(indicator, basis))
            : (stated, indicator.Decimals);

    /// <summary>How many decimals an indicator's numbers show in a form.</summary>
    public static int DecimalsOf(Indicator indicator, FlowBasis basis) =>
        Converts(indicator, basis) && !indicator.PerDay ? Quantity.MaxDecimals : indicator.Decimals;

    /// <summary>A total divided by its days, or a number per day times the days; exact.</summary>
    public static Fraction Convert(Fraction value, int days, bool toDay) => toDay ? value / Fraction.Of(days) : value * Fraction.Of(days);

    public override CubeNumber At(int place) => Converted(_stated.At(place), place);

    public override CubeNumber BelowAt(int place) => Converted(_stated.BelowAt(place), place);

    public override int PartsAt(int place) => _stated.PartsAt(place);

    internal override DaySet[]? Days() => _stated.Days();

    internal override bool[]? Outside(DaySet[] others) => _stated.Outside(others);

    private CubeNumber Converted(CubeNumber number, int place) =>
        number.HasValue
            ? number with
            {
                Steps = 0,
                Exact = Convert(number.Value, _calendar.LengthOf(Frame.PeriodAt(place)), _toDay),
            }
            : number;
}
