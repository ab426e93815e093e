using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// A response over all prices: continuous, rising, and linear between points. Before the first point and after the last it goes on with a
/// slope of its own; without points it is a line through (0, <paramref name="Level"/>).
/// </summary>
internal sealed record Curve<T>(T[] Prices, T[] Values, T LeftSlope, T RightSlope, T Level)
    where T : IComparable<T>,
        IAdditionOperators<T, T, T>,
        ISubtractionOperators<T, T, T>,
        IMultiplyOperators<T, T, T>,
        IDivisionOperators<T, T, T>
{
    public int Count => Prices.Length;

    /// <summary>The part before the first point as a line: its value at price zero.</summary>
    public T LevelOnTheLeft => Count == 0 ? Level : Values[0] - (LeftSlope * Prices[0]);

    public T SlopeAfter(int point) =>
        point < 0 ? LeftSlope
        : point == Count - 1 ? RightSlope
        : (Values[point + 1] - Values[point]) / (Prices[point + 1] - Prices[point]);

    public T At(T price)
    {
        if (Count == 0)
            return Level + (LeftSlope * price);
        var after = FirstAtLeast(Prices, price);
        return after == 0
            ? Values[0] - (LeftSlope * (Prices[0] - price))
            : Values[after - 1] + (SlopeAfter(after - 1) * (price - Prices[after - 1]));
    }

    /// <summary>A price at which the response is the value, which it reaches.</summary>
    public T PriceOf(T value, T zero)
    {
        if (Count == 0)
            return LeftSlope.CompareTo(zero) > 0 ? (value - Level) / LeftSlope : zero;
        var after = FirstAtLeast(Values, value);
        if (after < Count && Values[after].CompareTo(value) == 0)
            return Prices[after];
        var (point, slope) = after == 0 ? (0, LeftSlope) : (after - 1, SlopeAfter(after - 1));
        return slope.CompareTo(zero) > 0 ? Prices[point] + ((value - Values[point]) / slope) : Prices[point];
    }

    /// <summary>The response with a wish of the node's own: the same values at prices that differ by (value - start) / weight.</summary>
    public Curve<T> Wishing(T start, T weight)
    {
        var prices = new T[Count];
        for (var i = 0; i < Count; i++)
            prices[i] = Prices[i] + ((Values[i] - start) / weight);
        return new Curve<T>(
            prices,
            Values,
            Weaker(LeftSlope),
            Weaker(RightSlope),
            ((Level * weight) + (start * LeftSlope)) / (weight + LeftSlope)
        );

        T Weaker(T slope) => slope * weight / (slope + weight);
    }

    /// <summary>The response between two values; null where there is no bound.</summary>
    public Curve<T> Within(long? low, long? high, T zero)
    {
        if (low is null && high is null)
            return this;
        var (first, last) = (0, Count);
        var (prices, values) = (new List<T>(Count + 2), new List<T>(Count + 2));
        var (left, right) = (LeftSlope, RightSlope);
        var isFlatAtLow = low is { } least && Cut(Number<T>.Of(least), upper: false);
        var isFlatAtHigh = high is { } most && Cut(Number<T>.Of(most), upper: true);
        if (isFlatAtLow)
        {
            // Where the response stays at the bound for a while, it leaves it at the last of the prices.
            var bound = Number<T>.Of(low!.Value);
            Add(first > 0 && Values[first - 1].CompareTo(bound) == 0 ? Prices[first - 1] : PriceOf(bound, zero), bound);
            left = zero;
        }
        for (var i = first; i < last; i++)
            Add(Prices[i], Values[i]);
        if (isFlatAtHigh)
        {
            Add(PriceOf(Number<T>.Of(high!.Value), zero), Number<T>.Of(high.Value));
            right = zero;
        }
        return new Curve<T>([.. prices], [.. values], left, right, Level);

        void Add(T price, T value)
        {
            if (prices.Count > 0 && prices[^1].CompareTo(price) >= 0)
                return;
            prices.Add(price);
            values.Add(value);
        }

        // Leaves out the points at the bound and beyond; false where the response never gets there.
        bool Cut(T bound, bool upper)
        {
            if (upper)
            {
                while (last > first && Values[last - 1].CompareTo(bound) >= 0)
                    last--;
                return last < Count || RightSlope.CompareTo(zero) > 0;
            }
            while (first < last && Values[first].CompareTo(bound) <= 0)
                first++;
            return first > 0 || LeftSlope.CompareTo(zero) > 0;
        }
    }

    private static int FirstAtLeast(T[] sorted, T value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].CompareTo(value) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
