using System.Numerics;

namespace PlanApi.UnitTests.Cube;

/// <summary>An exact number of the oracle, never reduced.</summary>
internal readonly record struct Rational(BigInteger Top, BigInteger Bottom)
{
    public static implicit operator Rational(long value) => new(value, 1);

    public static Rational operator +(Rational one, Rational other) =>
        new((one.Top * other.Bottom) + (other.Top * one.Bottom), one.Bottom * other.Bottom);

    public static Rational operator -(Rational one, Rational other) => one + ((Rational)(-1) * other);

    public static Rational operator *(Rational one, Rational other) => new(one.Top * other.Top, one.Bottom * other.Bottom);

    public static Rational operator /(Rational one, Rational other) => new(one.Top * other.Bottom, one.Bottom * other.Top);

    public bool IsZero => Top.IsZero;

    public bool Equals(Rational other) => Top * other.Bottom == other.Top * Bottom;

    public override int GetHashCode() => 0;

    public bool IsMoreThan(Rational other) =>
        Top * Bottom.Sign * BigInteger.Abs(other.Bottom) > other.Top * other.Bottom.Sign * BigInteger.Abs(Bottom);

    public override string ToString() => $"{Top}/{Bottom}";
}
