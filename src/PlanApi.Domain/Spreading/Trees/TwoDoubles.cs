using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// The unevaluated sum of two doubles: about 31 digits (Dekker 1971). It gives a better guess where weights differ so much in size that
/// sums in doubles lose the smaller ones.
/// </summary>
internal readonly struct TwoDoubles
    : IComparable<TwoDoubles>,
        IAdditionOperators<TwoDoubles, TwoDoubles, TwoDoubles>,
        ISubtractionOperators<TwoDoubles, TwoDoubles, TwoDoubles>,
        IMultiplyOperators<TwoDoubles, TwoDoubles, TwoDoubles>,
        IDivisionOperators<TwoDoubles, TwoDoubles, TwoDoubles>
{
    private readonly double _high;
    private readonly double _low;

    private TwoDoubles(double high, double low)
    {
        _high = high + low;
        _low = low - (_high - high);
    }

    public static TwoDoubles Of(Int128 value)
    {
        var high = (double)value;
        return new TwoDoubles(high, (double)(value - (Int128)high));
    }

    public static TwoDoubles operator +(TwoDoubles left, TwoDoubles right)
    {
        var sum = left._high + right._high;
        var part = sum - left._high;
        var error = left._high - (sum - part) + (right._high - part);
        return new TwoDoubles(sum, error + left._low + right._low);
    }

    public static TwoDoubles operator -(TwoDoubles left, TwoDoubles right) => left + new TwoDoubles(-right._high, -right._low);

    public static TwoDoubles operator *(TwoDoubles left, TwoDoubles right)
    {
        var product = left._high * right._high;
        var error = Math.FusedMultiplyAdd(left._high, right._high, -product);
        return new TwoDoubles(product, error + ((left._high * right._low) + (left._low * right._high)));
    }

    public static TwoDoubles operator /(TwoDoubles left, TwoDoubles right)
    {
        var first = new TwoDoubles(left._high / right._high, 0);
        var rest = left - (first * right);
        return first + new TwoDoubles(rest._high / right._high, 0);
    }

    public int CompareTo(TwoDoubles other) => _high.CompareTo(other._high) is var order && order != 0 ? order : _low.CompareTo(other._low);
}
