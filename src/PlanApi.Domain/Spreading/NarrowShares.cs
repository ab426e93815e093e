using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Shares of the magnitudes that plans have, in 64 bits, several at a time. A double guesses the quotient; it is off by less than 1 while
/// the quotient is below 2^50 (5 roundings of 2^-53 each), so that the true remainder lies within three denominators of 0: below 2^63 when
/// the denominator is below 2^60. What 64-bit arithmetic keeps of it modulo 2^64 is then all of it, whatever overflowed on the way.
/// A block with a share that is too large for that is worked out by <see cref="WholeShare"/>, to the same result.
/// </summary>
internal readonly ref struct NarrowShares : IShares<ulong>
{
    private readonly SpreadChildren _children;
    private readonly Multiplier _multiplier;
    private readonly long _numerator;
    private readonly long _denominator;

    public NarrowShares(SpreadChildren children, Multiplier multiplier)
    {
        _children = children;
        _multiplier = multiplier;
        (_numerator, _denominator) = ((long)multiplier.Numerator, (long)multiplier.Denominator);
    }

    public static bool Suit(Multiplier multiplier) =>
        multiplier.Denominator < 1L << 60 && multiplier.Numerator > long.MinValue && multiplier.Numerator <= long.MaxValue;

    public int KeyBits => 64 - BitOperations.LeadingZeroCount((ulong)(_denominator - 1));

    public bool AreAlike => _children.Weight.IsEmpty && !_children.AreBounded;

    public long Floors(int from, scoped Span<long> floors)
    {
        var (done, sum) = _children.AreBounded ? Bounded(from, floors) : Free(from, floors);
        for (var at = done; at < floors.Length; at++)
        {
            floors[at] = WholeShare.Of(_children, from + at, _multiplier).Floor;
            sum = unchecked(sum + floors[at]);
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Keys(int from, ReadOnlySpan<long> floors, scoped Span<ulong> keys)
    {
        if (_children.AreBounded)
        {
            BoundedKeys(from, floors, keys);
            return;
        }
        // Without bounds a child's floor is its quotient and nothing else: the remainder follows without dividing anew.
        var starts = Vectors(_children.Start, from, floors.Length);
        var weights = Vectors(_children.Weight, from, floors.Length);
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(floors);
        var results = MemoryMarshal.Cast<ulong, Vector<long>>(keys);
        for (var at = 0; at < results.Length; at++)
        {
            var weight = weights.IsEmpty ? Vector<long>.One : weights[at];
            var quotient = starts.IsEmpty ? vectors[at] : vectors[at] - starts[at];
            results[at] = (weight * _numerator) - (quotient * _denominator);
        }
        for (var at = results.Length * Vector<long>.Count; at < floors.Length; at++)
        {
            var (weight, quotient) = (_children.WeightOf(from + at), unchecked(floors[at] - _children.StartOf(from + at)));
            keys[at] = unchecked((ulong)((weight * _numerator) - (quotient * _denominator)));
        }
    }

    // Optimised at once: a large spread comes rarely, and each of its blocks would be slow until the runtime has seen enough of them.
    // Answers how many children are done, and their sum modulo 2^64: none when one of the block is too large for 64 bits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Done, long Sum) Free(int from, scoped Span<long> floors)
    {
        var starts = Vectors(_children.Start, from, floors.Length);
        var weights = Vectors(_children.Weight, from, floors.Length);
        var results = MemoryMarshal.Cast<long, Vector<long>>(floors);
        var step = new Division(_multiplier.Value, _numerator, _denominator);
        var (faults, total) = (Vector<long>.Zero, Vector<long>.Zero);
        for (var at = 0; at < results.Length; at++)
        {
            var quotient = step.Of(weights.IsEmpty ? Vector<long>.One : weights[at], ref faults);
            if (!starts.IsEmpty)
            {
                var sum = starts[at] + quotient;
                faults |= (sum ^ quotient) & (sum ^ starts[at]);
                quotient = sum;
            }
            results[at] = quotient;
            total += quotient;
        }
        return Vector.LessThanAny(faults, Vector<long>.Zero) ? (0, 0) : (results.Length * Vector<long>.Count, unchecked(Vector.Sum(total)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Done, long Sum) Bounded(int from, scoped Span<long> floors)
    {
        var starts = Vectors(_children.Start, from, floors.Length);
        var weights = Vectors(_children.Weight, from, floors.Length);
        var lows = Vectors(_children.Low, from, floors.Length);
        var highs = Vectors(_children.High, from, floors.Length);
        var results = MemoryMarshal.Cast<long, Vector<long>>(floors);
        var step = new Division(_multiplier.Value, _numerator, _denominator);
        var (faults, total, none) = (Vector<long>.Zero, Vector<long>.Zero, new Vector<long>(SpreadChildren.NoHigh));
        for (var at = 0; at < results.Length; at++)
        {
            var start = starts.IsEmpty ? Vector<long>.Zero : starts[at];
            var low = lows.IsEmpty ? new Vector<long>(SpreadChildren.NoLow) : lows[at];
            var high = highs.IsEmpty ? none : highs[at];
            var quotient = step.Of(weights.IsEmpty ? Vector<long>.One : weights[at], ref faults);
            var sum = start + quotient;
            // A share just at the largest number is not stopped by a bound that is none.
            faults |= ((sum ^ quotient) & (sum ^ start)) | Vector.Equals(sum, none);
            var floor = Vector.Min(Vector.Max(sum, low), high);
            results[at] = floor;
            total += floor;
        }
        return Vector.LessThanAny(faults, Vector<long>.Zero) ? (0, 0) : (results.Length * Vector<long>.Count, unchecked(Vector.Sum(total)));
    }

    // Between its bounds a child's floor is its quotient: the remainder follows without dividing anew, and at the upper bound there is
    // none.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BoundedKeys(int from, scoped ReadOnlySpan<long> floors, scoped Span<ulong> keys)
    {
        var starts = Vectors(_children.Start, from, floors.Length);
        var weights = Vectors(_children.Weight, from, floors.Length);
        var lows = Vectors(_children.Low, from, floors.Length);
        var highs = Vectors(_children.High, from, floors.Length);
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(floors);
        var results = MemoryMarshal.Cast<ulong, Vector<long>>(keys);
        var none = new Vector<long>(SpreadChildren.NoHigh);
        for (var at = 0; at < results.Length; at++)
        {
            // A share just at the largest number is not stopped by a bound that is none.
            var isHigh = highs.IsEmpty
                ? Vector<long>.Zero
                : Vector.AndNot(Vector.Equals(vectors[at], highs[at]), Vector.Equals(highs[at], none));
            var isLow = lows.IsEmpty ? Vector<long>.Zero : Vector.AndNot(Vector.Equals(vectors[at], lows[at]), isHigh);
            var weight = weights.IsEmpty ? Vector<long>.One : weights[at];
            var quotient = starts.IsEmpty ? vectors[at] : vectors[at] - starts[at];
            results[at] = Vector.AndNot((weight * _numerator) - (quotient * _denominator), isHigh);
            if (isLow == Vector<long>.Zero)
                continue;
            for (var lane = 0; lane < Vector<long>.Count; lane++)
            {
                if (isLow[lane] != 0)
                    keys[(at * Vector<long>.Count) + lane] = KeyOf(from + (at * Vector<long>.Count) + lane);
            }
        }
        for (var at = results.Length * Vector<long>.Count; at < floors.Length; at++)
            keys[at] = KeyOf(from + at);
    }

    private ulong KeyOf(int index) => (ulong)WholeShare.Of(_children, index, _multiplier).Remainder;

    private static ReadOnlySpan<Vector<long>> Vectors(ReadOnlySpan<long> values, int from, int count) =>
        values.IsEmpty ? default : MemoryMarshal.Cast<long, Vector<long>>(values.Slice(from, count));

    /// <summary>weight x numerator / denominator, rounded down.</summary>
    private readonly struct Division(double guess, long numerator, long denominator)
    {
        // Conversion cuts towards zero, and shares are rounded down.
        private readonly Vector<long> _down = new(numerator < 0 ? 1 : 0);
        private readonly Vector<double> _guess = new(guess);
        private readonly Vector<double> _most = new(1L << 50);
        private readonly Vector<long> _numerator = new(numerator);
        private readonly Vector<long> _denominator = new(denominator);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<long> Of(Vector<long> weight, ref Vector<long> faults)
        {
            var share = Vector.ConvertToDouble(weight) * _guess;
            faults |= Vector.GreaterThanOrEqual(Vector.Abs(share), _most);
            var quotient = Vector.ConvertToInt64Native(share) - _down;
            var remainder = (weight * _numerator) - (quotient * _denominator);
            var isBelow = Vector.LessThan(remainder, Vector<long>.Zero);
            quotient += isBelow;
            remainder += isBelow & _denominator;
            return quotient - Vector.GreaterThanOrEqual(remainder, _denominator);
        }
    }
}
