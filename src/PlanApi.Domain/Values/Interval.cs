using System.Numerics;

namespace PlanApi.Domain.Values;

/// <summary>One end of an interval: its value, and whether the value itself is left out ("over 30", "under 30").</summary>
public readonly record struct IntervalEnd(Fraction Value, bool Open);

/// <summary>
/// The numbers between two bounds; a bound that is absent is infinite. "At least 4.6" is [4.6, ∞), "over 4.6" is (4.6, ∞).
/// Empty when the lower bound lies above the upper one, or at it with either end open.
/// </summary>
public readonly record struct Interval(IntervalEnd? Low, IntervalEnd? High)
    : IAdditionOperators<Interval, Interval, Interval>,
        ISubtractionOperators<Interval, Interval, Interval>,
        IUnaryNegationOperators<Interval, Interval>,
        IMultiplyOperators<Interval, Interval, Interval>,
        IDivisionOperators<Interval, Interval, Interval>
{
    public static readonly Interval Everything;

    public static Interval Exactly(Fraction value) => new(new IntervalEnd(value, false), new IntervalEnd(value, false));

    public static Interval AtLeast(Fraction value, bool open = false) => new(new IntervalEnd(value, open), null);

    public static Interval AtMost(Fraction value, bool open = false) => new(null, new IntervalEnd(value, open));

    public static Interval Between(Fraction low, Fraction high) => new(new IntervalEnd(low, false), new IntervalEnd(high, false));

    public bool IsEmpty => Low is { } low && High is { } high && AreDisjoint(low, high);

    public bool IsPoint => Low is { } low && High is { } high && low.Value == high.Value && !low.Open && !high.Open;

    /// <summary>Whether no number lies both above the lower bound and below the upper one.</summary>
    public static bool AreDisjoint(IntervalEnd low, IntervalEnd high) =>
        low.Value.CompareTo(high.Value) is var order && (order > 0 || (order == 0 && (low.Open || high.Open)));

    /// <summary>Whether the first is the tighter lower bound.</summary>
    public static bool IsHigherLow(IntervalEnd? first, IntervalEnd? second) =>
        first is { } one
        && (second is not { } two || (one.Value.CompareTo(two.Value) is var order && (order > 0 || (order == 0 && one.Open && !two.Open))));

    /// <summary>Whether the first is the tighter upper bound.</summary>
    public static bool IsLowerHigh(IntervalEnd? first, IntervalEnd? second) =>
        first is { } one
        && (second is not { } two || (one.Value.CompareTo(two.Value) is var order && (order < 0 || (order == 0 && one.Open && !two.Open))));

    public bool Contains(Fraction value) => Overlaps(Exactly(value));

    public bool Overlaps(Interval other) => !Intersect(other).IsEmpty;

    /// <summary>The values that lie in both intervals.</summary>
    public Interval Intersect(Interval other) =>
        new(IsHigherLow(Low, other.Low) ? Low : other.Low, IsLowerHigh(High, other.High) ? High : other.High);

    /// <summary>The smallest interval that contains both.</summary>
    public Interval Hull(Interval other) =>
        new(IsHigherLow(Low, other.Low) ? other.Low : Low, IsLowerHigh(High, other.High) ? other.High : High);

    public static Interval operator +(Interval left, Interval right) => new(Sum(left.Low, right.Low), Sum(left.High, right.High));

    public static Interval operator -(Interval value) => new(Negative(value.High), Negative(value.Low));

    public static Interval operator -(Interval left, Interval right) => left + -right;

    /// <summary>The products; every number unless both sides are known not to be negative, as the quantities of plans are.</summary>
    public static Interval operator *(Interval left, Interval right)
    {
        if (left.Low is not { Value.Sign: >= 0 } lowLeft || right.Low is not { Value.Sign: >= 0 } lowRight)
            return Everything;
        return new(Product(lowLeft, lowRight), left.High is { } one && right.High is { } two ? Product(one, two) : null);
    }

    /// <summary>
    /// The quotients; every number unless dividend and divisor are known not to be negative. The divisor may approach zero but not be
    /// zero.
    /// </summary>
    public static Interval operator /(Interval left, Interval right)
    {
        if (left.Low is not { Value.Sign: >= 0 } low || right.Low is not { Value.Sign: >= 0 } divisor || right.High is { Value.Sign: <= 0 })
            return Everything;
        return new(
            right.High is { } most
                ? new IntervalEnd(low.Value / most.Value, low.Open || (most.Open && !low.Value.IsZero))
                : new IntervalEnd(Fraction.Zero, low.Open || !low.Value.IsZero),
            left.High is { } high && divisor.Value.Sign > 0 ? new IntervalEnd(high.Value / divisor.Value, high.Open || divisor.Open) : null
        );
    }

    /// <summary>Every number times a factor that is not negative.</summary>
    public Interval Times(Fraction factor) =>
        new(
            Low is { } low ? low with { Value = low.Value * factor } : null,
            High is { } high ? high with { Value = high.Value * factor } : null
        );

    /// <summary>Every number plus a term.</summary>
    public Interval Plus(Fraction term) => this + Exactly(term);

    private static IntervalEnd? Sum(IntervalEnd? left, IntervalEnd? right) =>
        left is { } one && right is { } two ? new IntervalEnd(one.Value + two.Value, one.Open || two.Open) : null;

    private static IntervalEnd? Negative(IntervalEnd? bound) => bound is { } one ? one with { Value = -one.Value } : null;

    // Zero times anything is zero, whether or not the other end is reached.
    private static IntervalEnd Product(IntervalEnd left, IntervalEnd right) =>
        new(
            left.Value * right.Value,
            !(left is { Open: false, Value.IsZero: true } || right is { Open: false, Value.IsZero: true }) && (left.Open || right.Open)
        );
}
