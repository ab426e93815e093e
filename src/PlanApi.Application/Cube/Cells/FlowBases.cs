using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Brings written values of flows to the basis on which their indicators state them: exactly, or not at all.</summary>
internal static class FlowBases
{
    /// <summary>A sound entry as its indicator states it; null where its value is none of the indicator's.</summary>
    public static CellEntry? Stated(CubeStructure structure, CellEntry entry, Action<string, string, string> fault)
    {
        var indicator = structure.Definitions[entry.Indicator];
        if (!DailyNumbers.Converts(indicator, entry.FlowBasis) || entry.Value is not { } value)
            return entry;
        var days = structure.Calendar.LengthOf(entry.Period);
        var exact = DailyNumbers.Convert(Fraction.Of(value), days, toDay: indicator.PerDay);
        var said = indicator.PerDay
            ? $"{value} over the {days} days of {entry.Period}"
            : $"{value} a day times the {days} days of {entry.Period}";
        if (Fraction.Of(exact.Rounded(indicator.Decimals), System.Numerics.BigInteger.Pow(10, indicator.Decimals)) != exact)
        {
            fault(
                FaultCodes.TooManyDecimals,
                "/value",
                $"{said} is {exact.ToText(6)}{(indicator.PerDay ? " a day" : "")}, which has more decimals than the "
                    + $"{indicator.Decimals} of '{entry.Indicator}'; state it as the indicator does."
            );
            return null;
        }
        if (
            Quantity.TryCreate((decimal)(exact * Fraction.Of(Quantity.StepsPerUnit)).Numerator / Quantity.StepsPerUnit, out var stated)
            == QuantityFault.None
        )
            return entry with { Value = stated };
        fault(
            FaultCodes.OutOfRange,
            "/value",
            $"{said} is {exact.ToText(0)}; a value has {Quantity.MaxSignificantDigits} digits at most and stays below 900,000,000,000,000."
        );
        return null;
    }
}
