using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>The way of a number to its target.</summary>
/// <param name="Name">The target's name.</param>
/// <param name="Sentence">The outlook in a sentence.</param>
/// <param name="Indicator">The indicator of the number, for its unit and decimals.</param>
/// <param name="Currency">The plan's currency.</param>
/// <param name="Points">The days, in order; none where there is no pace.</param>
/// <param name="Forecast">The number that is forecast for the end.</param>
/// <param name="Light">The light that this would have.</param>
public sealed record Trend(
    string Name,
    string Sentence,
    Indicator Indicator,
    Code Currency,
    IReadOnlyList<TrendPoint> Points,
    Quantity? Forecast,
    Light Light
)
{
    internal string Write(Quantity number) => Fraction.Of(number).ToText(Indicator.Decimals) + UnitName;

    internal string Short(Quantity number, bool isChinese) => ShortNumber.Of(number, Indicator.Decimals, isChinese) + UnitName;

    private string UnitName => Indicator.Unit == Unit.Percent ? " %" : Notation.UnitOf(Indicator, Currency);
}

/// <summary>A day of a trend.</summary>
/// <param name="Day">The day.</param>
/// <param name="Expected">The expected number; the lower edge of a band.</param>
/// <param name="ExpectedUpper">The upper edge of a band.</param>
/// <param name="Actual">The actual number by then.</param>
public sealed record TrendPoint(DateOnly Day, Quantity? Expected, Quantity? ExpectedUpper, Quantity? Actual)
{
    internal IEnumerable<Quantity> Numbers() => new[] { Expected, ExpectedUpper, Actual }.OfType<Quantity>();
}
