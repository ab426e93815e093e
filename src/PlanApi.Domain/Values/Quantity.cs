using System.Globalization;

namespace PlanApi.Domain.Values;

/// <summary>
/// An exact number in steps of 1/10,000, held as a 64-bit integer. At most 15 significant digits, so that a JSON
/// double carries it without loss. The unit is the indicator's; percentages are written as people write them (6.2 is 6.2 %).
/// </summary>
public readonly record struct Quantity(long Steps) : IComparable<Quantity>
{
    public const int StepsPerUnit = 10_000;
    public const int MaxDecimals = 4;
    public const int MaxSignificantDigits = 15;

    public static readonly Quantity Zero;

    public static Quantity Of(decimal value) =>
        TryCreate(value, out var quantity) == QuantityFault.None
            ? quantity
            : throw new OverflowException($"{value} has over {MaxDecimals} decimals or {MaxSignificantDigits} significant digits.");

    /// <summary>Takes the number if it is exact in steps of 1/10,000 and in range; otherwise gives the fault.</summary>
    public static QuantityFault TryCreate(decimal value, out Quantity quantity)
    {
        quantity = default;
        if (Math.Abs(value) >= 900_000_000_000_000m)
            return QuantityFault.OutOfRange;
        var steps = value * StepsPerUnit;
        if (steps != decimal.Truncate(steps))
            return QuantityFault.TooManyDecimals;
        if (SignificantDigits((long)steps) > MaxSignificantDigits)
            return QuantityFault.TooManyDigits;
        quantity = new Quantity((long)steps);
        return QuantityFault.None;
    }

    /// <summary>The number as a decimal without trailing zeros.</summary>
    public decimal ToDecimal()
    {
        var steps = Steps;
        byte scale = MaxDecimals;
        for (; scale > 0 && steps % 10 == 0; scale--)
            steps /= 10;
        return Scaled(steps, scale);
    }

    /// <summary>How many decimals the number needs, 0 to 4.</summary>
    public int Decimals
    {
        get
        {
            var steps = Math.Abs(Steps % StepsPerUnit);
            var decimals = MaxDecimals;
            for (; decimals > 0 && steps % 10 == 0; decimals--)
                steps /= 10;
            return decimals;
        }
    }

    public int CompareTo(Quantity other) => Steps.CompareTo(other.Steps);

    public static bool operator <(Quantity left, Quantity right) => left.Steps < right.Steps;

    public static bool operator >(Quantity left, Quantity right) => left.Steps > right.Steps;

    public static bool operator <=(Quantity left, Quantity right) => left.Steps <= right.Steps;

    public static bool operator >=(Quantity left, Quantity right) => left.Steps >= right.Steps;

    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);

    private static decimal Scaled(long steps, byte scale)
    {
        var absolute = Math.Abs(steps);
        return new decimal(unchecked((int)absolute), unchecked((int)(absolute >> 32)), 0, steps < 0, scale);
    }

    private static int SignificantDigits(long steps)
    {
        if (steps == 0)
            return 1;
        while (steps % 10 == 0)
            steps /= 10;
        var digits = 0;
        for (; steps != 0; steps /= 10)
            digits++;
        return digits;
    }
}

/// <summary>The reason why a number cannot be a <see cref="Quantity"/>.</summary>
public enum QuantityFault
{
    None,
    TooManyDecimals,
    TooManyDigits,
    OutOfRange,
}
