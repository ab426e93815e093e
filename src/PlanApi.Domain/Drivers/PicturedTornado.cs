using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>A tornado with its names.</summary>
/// <param name="Name">The name of the number, with its place and period.</param>
/// <param name="Indicator">The indicator of the number, for its unit and decimals.</param>
/// <param name="Currency">The plan's currency.</param>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Why">Why there is none.</param>
/// <param name="Bars">The bars, the widest first.</param>
public sealed record PicturedTornado(
    string Name,
    Indicator Indicator,
    Code Currency,
    Quantity? Value,
    string Why,
    IReadOnlyList<PicturedBar> Bars
)
{
    internal string Short(Quantity number, bool isChinese) =>
        ShortNumber.Of(number, Indicator.Decimals, isChinese) + Notation.UnitOf(Indicator, Currency);

    internal string Write(Quantity number) => Fraction.Of(number).ToText(Indicator.Decimals) + Notation.UnitOf(Indicator, Currency);
}

/// <summary>What a driver does to the number.</summary>
/// <param name="Name">The driver's name.</param>
/// <param name="From">The driver's low number, in words.</param>
/// <param name="To">The driver's high number, in words.</param>
/// <param name="Low">The number where the driver is low.</param>
/// <param name="High">The number where the driver is high.</param>
public sealed record PicturedBar(string Name, string From, string To, Quantity Low, Quantity High);
