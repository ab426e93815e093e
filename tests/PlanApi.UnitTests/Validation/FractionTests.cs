using System.Numerics;
using FsCheck.Xunit;
using PlanApi.Domain.Validation.Rules;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Validation;

public sealed class FractionTests
{
    [Property(MaxTest = 1_000)]
    public bool Addition_and_multiplication_obey_the_laws_of_a_field(int a, int b, int c, int d)
    {
        var (x, y, z) = (Make(a, b), Make(c, d), Make(a, d));
        return x + y == y + x
            && x * y == y * x
            && (x + y) + z == x + (y + z)
            && (x * y) * z == x * (y * z)
            && x * (y + z) == (x * y) + (x * z)
            && x - x == Fraction.Zero
            && (x.IsZero || x / x == Fraction.One);
    }

    [Property(MaxTest = 1_000)]
    public bool Order_agrees_with_cross_multiplication(int a, int b, int c, int d)
    {
        var (x, y) = (Make(a, b), Make(c, d));
        return x.CompareTo(y) == (x.Numerator * y.Denominator).CompareTo(y.Numerator * x.Denominator)
            && (x == y) == (x.CompareTo(y) == 0)
            && (x != y || x.GetHashCode() == y.GetHashCode());
    }

    [Property(MaxTest = 1_000)]
    public bool Rounding_is_to_the_nearest_step_and_half_away_from_zero(int a, int b, byte decimals)
    {
        var x = Make(a, b);
        var unit = BigInteger.Pow(10, decimals % 5);
        var distance = (x * Fraction.Of(unit, 1)) - Fraction.Of(x.Rounded(decimals % 5), 1);
        var half = Fraction.Of(1, 2);
        return distance.Abs() < half || (distance.Abs() == half && distance.Sign != x.Sign);
    }

    [Property(MaxTest = 1_000)]
    public bool A_quantity_is_taken_over_exactly(long steps) =>
        Fraction.Of(new Quantity(steps)) * Fraction.Of(Quantity.StepsPerUnit) == Fraction.Of(steps);

    [Property]
    public bool A_root_is_the_nearest_number_with_the_decimals(ushort value, byte degree)
    {
        var (x, n) = (Fraction.Of(value + 1L, 1_000), 1 + (degree % 12));
        var root = Cadence.Root(x, n, 4);
        var half = Fraction.Of(1, 20_000);
        return (root + half).Power(n) >= x && (root <= half || (root - half).Power(n) <= x);
    }

    [Theory]
    [InlineData(1234567, 2, "617,283.5")]
    [InlineData(-1234567, 1000, "-1,234.567")]
    [InlineData(1, 3, "0.3333")]
    [InlineData(-1, 100_000, "0")]
    [InlineData(5, 100_000, "0.0001")]
    [InlineData(100, 1, "100")]
    public void TextHasCommasAndNoTrailingZeros(long numerator, long denominator, string text) =>
        Assert.Equal(text, Fraction.Of(numerator, denominator).ToText(4));

    [Fact]
    public void TheDefaultValueIsZero()
    {
        Assert.Equal(Fraction.Of(0), default);
        Assert.Equal(Fraction.One, default(Fraction) + Fraction.One);
        Assert.Throws<DivideByZeroException>(() => Fraction.One / default(Fraction));
    }

    [Fact]
    public void TheLargestQuantitiesMultiplyWithoutOverflow() =>
        Assert.Equal(
            BigInteger.Pow(long.MaxValue, 8),
            Fraction.Of(new Quantity(long.MaxValue)).Power(8).Numerator
                * (BigInteger.Pow(10_000, 8) / Fraction.Of(new Quantity(long.MaxValue)).Power(8).Denominator)
        );

    private static Fraction Make(int numerator, int denominator) => Fraction.Of(numerator, denominator == 0 ? BigInteger.One : denominator);
}
