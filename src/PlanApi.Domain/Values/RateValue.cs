using System.Globalization;

namespace PlanApi.Domain.Values;

/// <summary>An exact positive rate in steps of 10^-8, held as a 64-bit integer; at most 15 significant digits.</summary>
public readonly record struct RateValue(long Steps)
{
    public const int MaxDecimals = 8;
    public const long StepsPerUnit = 100_000_000;

    public static bool TryCreate(decimal value, out RateValue rate)
    {
        rate = default;
        if (value is <= 0 or >= 9_000_000m)
            return false;
        var steps = value * StepsPerUnit;
        if (steps != decimal.Truncate(steps))
            return false;
        rate = new RateValue((long)steps);
        return true;
    }

    public decimal ToDecimal() =>
        decimal.Parse(((decimal)Steps / StepsPerUnit).ToString("0.########", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);
}
