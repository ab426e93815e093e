using System.Globalization;
using System.Numerics;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Binding;

/// <summary>
/// A number exactly as written, whatever its size: digits times a power of ten. Reading it into a decimal or double first
/// would round away what has to be refused.
/// </summary>
internal readonly record struct ExactNumber(bool IsNegative, string Digits, long Exponent)
{
    private const long FarExponent = 1_000_000_000;

    /// <summary>How many digits stand before the decimal point.</summary>
    private long Magnitude => Digits.Length + Exponent;

    /// <summary>Reads JSON's numbers and those of YAML's core schema; false for infinity and not-a-number.</summary>
    public static bool TryParse(string text, out ExactNumber number)
    {
        number = default;
        var rest = text.AsSpan();
        if (rest.StartsWith("0x", StringComparison.Ordinal) || rest.StartsWith("0o", StringComparison.Ordinal))
            return TryParseRadix(rest[2..], text[1] == 'x' ? 16u : 8u, out number);
        var negative = rest.StartsWith("-", StringComparison.Ordinal);
        if (negative || rest.StartsWith("+", StringComparison.Ordinal))
            rest = rest[1..];
        var exponent = 0L;
        if (rest.IndexOfAny('e', 'E') is var e and >= 0)
        {
            exponent = ParseExponent(rest[(e + 1)..]);
            rest = rest[..e];
        }
        var point = rest.IndexOf('.');
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        var digits = point < 0 ? rest.ToString() : string.Concat(rest[..point], fraction);
        if (digits.Length == 0 || digits.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        number = Normal(negative, digits, exponent - fraction.Length);
        return true;
    }

    /// <summary>The number in steps of 10^-decimals; a fault code when it does not fit them or the limit.</summary>
    public string? TryToSteps(int decimals, int maxDigits, long limitInSteps, out long steps)
    {
        steps = 0;
        if (Digits.Length == 0)
            return null;
        if (Magnitude > 18)
            return FaultCodes.OutOfRange;
        if (Exponent < -decimals)
            return FaultCodes.TooManyDecimals;
        // At most 18 digits before the point and 8 after it: far below Int128's 38.
        var exact = Int128.Parse(Digits, CultureInfo.InvariantCulture);
        for (var power = Exponent + decimals; power > 0; power--)
            exact *= 10;
        if (exact >= limitInSteps)
            return FaultCodes.OutOfRange;
        if (Digits.Length > maxDigits)
            return FaultCodes.TooManyDigits;
        steps = (long)(IsNegative ? -exact : exact);
        return null;
    }

    public string? TryToQuantity(out Quantity quantity)
    {
        var fault = TryToSteps(Quantity.MaxDecimals, Quantity.MaxSignificantDigits, 9_000_000_000_000_000_000, out var steps);
        quantity = new Quantity(steps);
        return fault;
    }

    public string? TryToRate(out RateValue rate)
    {
        var fault = TryToSteps(RateValue.MaxDecimals, Quantity.MaxSignificantDigits, 9_000_000 * RateValue.StepsPerUnit, out var steps);
        rate = new RateValue(steps);
        return fault ?? (steps <= 0 ? FaultCodes.OutOfRange : null);
    }

    /// <summary>How many decimals it needs.</summary>
    public long Decimals => Math.Max(-Exponent, 0);

    /// <summary>The number times another, exactly.</summary>
    public ExactNumber Times(Quantity factor)
    {
        if (Digits.Length == 0)
            return this;
        var product = BigInteger.Parse(Digits, CultureInfo.InvariantCulture) * Math.Abs(factor.Steps);
        return Normal(IsNegative != factor.Steps < 0, product.ToString(CultureInfo.InvariantCulture), Exponent - Quantity.MaxDecimals);
    }

    /// <summary>The number to so many decimals, half away from zero.</summary>
    public ExactNumber Rounded(int decimals)
    {
        var dropped = -Exponent - decimals;
        if (dropped <= 0)
            return this;
        if (dropped > Digits.Length)
            return new ExactNumber(false, "", 0);
        var kept = BigInteger.Parse("0" + Digits[..^(int)dropped], CultureInfo.InvariantCulture);
        if (Digits[^(int)dropped] >= '5')
            kept++;
        return Normal(IsNegative, kept.ToString(CultureInfo.InvariantCulture), -decimals);
    }

    private static ExactNumber Normal(bool negative, string digits, long exponent)
    {
        var significant = digits.AsSpan().TrimStart('0');
        var trimmed = significant.TrimEnd('0');
        return trimmed.Length == 0
            ? new ExactNumber(false, "", 0)
            : new ExactNumber(negative, trimmed.ToString(), exponent + significant.Length - trimmed.Length);
    }

    private static long ParseExponent(ReadOnlySpan<char> text)
    {
        var digits = text.TrimStart("+-").TrimStart('0');
        var size =
            digits.Length == 0 ? 0
            : digits.Length > 9 ? FarExponent
            : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return text.StartsWith("-", StringComparison.Ordinal) ? -size : size;
    }

    private static bool TryParseRadix(ReadOnlySpan<char> digits, uint radix, out ExactNumber number)
    {
        UInt128 value = 0;
        foreach (var digit in digits)
        {
            // Out of range for every field long before it no longer fits.
            if (value < UInt128.MaxValue / 32)
                value = (value * radix) + (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }
        number = Normal(false, value.ToString(CultureInfo.InvariantCulture), 0);
        return digits.Length > 0;
    }
}
