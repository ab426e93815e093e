using System.Globalization;
using System.Numerics;

namespace PlanApi.Domain.Values;

/// <summary>
/// An exact rational number, always in lowest terms with a positive denominator. Derived values stay fractions,
/// so that comparisons are exact, and are rounded once, half away from zero, when they are written.
/// </summary>
public readonly struct Fraction
    : IEquatable<Fraction>,
        IComparable<Fraction>,
        IAdditionOperators<Fraction, Fraction, Fraction>,
        ISubtractionOperators<Fraction, Fraction, Fraction>,
        IUnaryNegationOperators<Fraction, Fraction>,
        IMultiplyOperators<Fraction, Fraction, Fraction>,
        IDivisionOperators<Fraction, Fraction, Fraction>
{
    public static readonly Fraction Zero;
    public static readonly Fraction One = Of(1);
    public static readonly Fraction Hundred = Of(100);

    private const int FirstBits = 62;

    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominator = denominator;
    }

    public BigInteger Numerator { get; }

    /// <summary>At least 1; the default value of the type is 0/1.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public int Sign => Numerator.Sign;

    public bool IsZero => Numerator.IsZero;

    public static Fraction Of(long value) => new(value, BigInteger.One);

    /// <summary>The quotient of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException();
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        return divisor.IsOne ? new Fraction(numerator, denominator) : new Fraction(numerator / divisor, denominator / divisor);
    }

    public static Fraction Of(Quantity quantity)
    {
        // Only 2 and 5 divide a step's denominator, so that no general division algorithm is needed on this common path.
        var numerator = quantity.Steps;
        var denominator = (long)Quantity.StepsPerUnit;
        while (denominator % 10 == 0 && numerator % 10 == 0)
            (numerator, denominator) = (numerator / 10, denominator / 10);
        while (denominator % 2 == 0 && numerator % 2 == 0)
            (numerator, denominator) = (numerator / 2, denominator / 2);
        while (denominator % 5 == 0 && numerator % 5 == 0)
            (numerator, denominator) = (numerator / 5, denominator / 5);
        return new Fraction(numerator, denominator);
    }

    public static Fraction Of(RateValue rate) => Of(rate.Steps, RateValue.StepsPerUnit);

    // Sums and products of numbers in lowest terms need common divisors of small parts of them only (Knuth, The Art of Computer Programming
    // 4.5.1), which matters where one of two is long.
    public static Fraction operator +(Fraction left, Fraction right)
    {
        if (left.Denominator == right.Denominator)
            return left.Denominator.IsOne
                ? new Fraction(left.Numerator + right.Numerator, left.Denominator)
                : Of(left.Numerator + right.Numerator, left.Denominator);
        var common = BigInteger.GreatestCommonDivisor(left.Denominator, right.Denominator);
        if (common.IsOne)
            return new Fraction(
                (left.Numerator * right.Denominator) + (right.Numerator * left.Denominator),
                left.Denominator * right.Denominator
            );
        var rest = left.Denominator / common;
        var sum = (left.Numerator * (right.Denominator / common)) + (right.Numerator * rest);
        var divisor = BigInteger.GreatestCommonDivisor(sum, common);
        return new Fraction(sum / divisor, rest * (right.Denominator / divisor));
    }

    public static Fraction operator -(Fraction value) => new(-value.Numerator, value.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    public static Fraction operator *(Fraction left, Fraction right)
    {
        if (left.Denominator.IsOne && right.Denominator.IsOne)
            return new Fraction(left.Numerator * right.Numerator, BigInteger.One);
        var one = BigInteger.GreatestCommonDivisor(left.Numerator, right.Denominator);
        var other = BigInteger.GreatestCommonDivisor(right.Numerator, left.Denominator);
        return new Fraction((left.Numerator / one) * (right.Numerator / other), (left.Denominator / other) * (right.Denominator / one));
    }

    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Fraction operator /(Fraction left, Fraction right) =>
        right.Sign switch
        {
            0 => throw new DivideByZeroException(),
            < 0 => left * new Fraction(-right.Denominator, -right.Numerator),
            _ => left * new Fraction(right.Denominator, right.Numerator),
        };

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public Fraction Abs() => new(BigInteger.Abs(Numerator), Denominator);

    /// <summary>The value multiplied with itself; the exponent is not negative.</summary>
    public Fraction Power(int exponent) => new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent));

    /// <summary>The value in steps of 10^-decimals, rounded half away from zero.</summary>
    public BigInteger Rounded(int decimals)
    {
        var scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, decimals);
        var rounded = ((2 * scaled) + Denominator) / (2 * Denominator);
        return Sign < 0 ? -rounded : rounded;
    }

    public int CompareTo(Fraction other)
    {
        if (Denominator == other.Denominator || Sign != other.Sign)
            return Sign != other.Sign ? Sign.CompareTo(other.Sign) : Numerator.CompareTo(other.Numerator);
        return CompareByFirstBits(other) is var order and not 0
            ? order
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    /// <summary>Compares long numbers of one sign by their first bits; 0 if these are equal.</summary>
    private int CompareByFirstBits(Fraction other)
    {
        if (Numerator.GetBitLength() + other.Denominator.GetBitLength() < 4 * FirstBits)
            return 0;
        var (left, leftShift) = FirstBitsOf(Numerator, other.Denominator);
        var (right, rightShift) = FirstBitsOf(other.Numerator, Denominator);
        var apart = leftShift - rightShift;
        if (Math.Abs(apart) > 2)
            return apart > 0 ? Sign : -Sign;
        // What was cut off of two factors below 2^62 is less than 2^63 of their product.
        var (low, high) = (left << (int)Math.Max(apart, 0), right << (int)Math.Max(-apart, 0));
        var slack = UInt128.One << (FirstBits + 4);
        return low > high + slack ? Sign
            : high > low + slack ? -Sign
            : 0;
    }

    private static (UInt128 Bits, long Shift) FirstBitsOf(BigInteger one, BigInteger other)
    {
        var (first, second) = (one.Sign < 0 ? -one : one, other);
        var (firstShift, secondShift) = (first.GetBitLength() - FirstBits, second.GetBitLength() - FirstBits);
        static ulong Shifted(BigInteger value, long by) => (ulong)(by >= 0 ? value >> (int)by : value << (int)-by);
        return ((UInt128)Shifted(first, firstShift) * Shifted(second, secondShift), firstShift + secondShift);
    }

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>Rounded to the decimals, with commas between thousands and without trailing zeros: <c>370,370.37</c>.</summary>
    public string ToText(int decimals)
    {
        var rounded = Rounded(decimals);
        var digits = BigInteger.Abs(rounded).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var whole = digits[..(digits.Length - decimals)];
        var rest = digits[(digits.Length - decimals)..].TrimEnd('0');
        for (var at = whole.Length - 3; at > 0; at -= 3)
            whole = whole.Insert(at, ",");
        return $"{(rounded.Sign < 0 ? "-" : "")}{whole}{(rest.Length > 0 ? "." : "")}{rest}";
    }

    public override string ToString() =>
        Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : $"{Numerator}/{Denominator}";
}
