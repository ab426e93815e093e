using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Newton's method of <see cref="BoundedSearch"/> for numbers of the usual size, several children at a time and without lists of settled
/// children. Its sums are exact too. It stops with the best multiplier so far where a jump leaves the bracket, where nothing can move or
/// where numbers are too large; the general search continues from there.
/// </summary>
internal readonly ref struct PlainSearch : IPassSums
{
    // Sums of a block of numbers below 2^52 fit in 64 bits, and each such number in a double.
    public const int Block = 512;
    private const long Largest = 1L << 52;

    // Beyond it a child without a bound might seem to meet the number that says so.
    private const double Farthest = 1L << 61;

    private readonly SpreadChildren _children;
    private readonly ReadOnlySpan<Vector<long>> _starts;
    private readonly ReadOnlySpan<Vector<long>> _weights;
    private readonly ReadOnlySpan<Vector<long>> _lows;
    private readonly ReadOnlySpan<Vector<long>> _highs;

    public PlainSearch(in SpreadChildren children)
    {
        _children = children;
        _starts = MemoryMarshal.Cast<long, Vector<long>>(children.Start);
        _weights = MemoryMarshal.Cast<long, Vector<long>>(children.Weight);
        _lows = MemoryMarshal.Cast<long, Vector<long>>(children.Low);
        _highs = MemoryMarshal.Cast<long, Vector<long>>(children.High);
    }

    public int VectorCount => _children.Count / Vector<long>.Count;

    /// <summary>Whether the multiplier meets the total; if not, it is a start for the search, or null.</summary>
    public bool TryFind(long total, out Multiplier? multiplier)
    {
        multiplier = null;
        if (!TryPiece(out var constant, out var slope, out var largestWeight) || slope == 0)
            return false;
        var start = new Multiplier(total - constant, slope);
        if (
            SampleBracket.Of(_children, total, constant, slope) is { } bracket
            && Math.Max(Math.Abs(bracket.From), Math.Abs(bracket.To)) * largestWeight <= Farthest
            && BracketSearch.TryFind(this, _children, total, bracket, out var found)
        )
        {
            multiplier = found;
            return true;
        }
        var isMet = NewtonSearch.TryMeet(this, _children, total, Farthest / Math.Max(largestWeight, 1), ref start);
        multiplier = start;
        return isMet;
    }

    // The piece on which no bound is met, held children aside; false when a number is too large, a weight negative or bounds cross.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPiece(out Int128 constant, out Int128 slope, out long largestWeight)
    {
        var (held, starts, weights) = (default(WideSum), default(WideSum), default(WideSum));
        var (sizes, weightBits, faults) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        for (var from = 0; from < VectorCount; from += Block)
        {
            var (heldPart, startPart, weightPart) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
            for (var at = from; at < Math.Min(VectorCount, from + Block); at++)
            {
                Load(at, out var start, out var weight, out var low, out var high);
                var isHeld = Vector.Equals(low, high) | Vector.Equals(weight, Vector<long>.Zero);
                faults |= Vector.GreaterThan(low, high);
                weightBits |= weight;
                // Bits of the number, or of its complement when it is negative; a bound that is none has none.
                sizes |=
                    (start ^ (start >> 63))
                    | Vector.AndNot(low ^ (low >> 63), Vector.Equals(low, new Vector<long>(SpreadChildren.NoLow)))
                    | Vector.AndNot(high ^ (high >> 63), Vector.Equals(high, new Vector<long>(SpreadChildren.NoHigh)));
                heldPart += isHeld & Vector.Min(Vector.Max(start, low), high);
                startPart += Vector.AndNot(start, isHeld);
                weightPart += Vector.AndNot(weight, isHeld);
            }
            held.Add(heldPart);
            starts.Add(startPart);
            weights.Add(weightPart);
        }
        largestWeight = 0;
        for (var lane = 0; lane < Vector<long>.Count; lane++)
            largestWeight |= weightBits[lane];
        var isPlain =
            largestWeight >= 0 && faults == Vector<long>.Zero && Vector.LessThanAll(sizes | weightBits, new Vector<long>(Largest));
        for (var index = VectorCount * Vector<long>.Count; index < _children.Count; index++)
        {
            var (weight, low, high) = (_children.WeightOf(index), _children.LowOf(index), _children.HighOf(index));
            isPlain &=
                low <= high
                && weight is >= 0 and < Largest
                && IsPlain(_children.StartOf(index))
                && (low == SpreadChildren.NoLow || IsPlain(low))
                && (high == SpreadChildren.NoHigh || IsPlain(high));
            largestWeight |= weight;
            if (low == high || weight == 0)
                held.Add(_children.RestOf(index));
            else
            {
                starts.Add(_children.StartOf(index));
                weights.Add(weight);
            }
        }
        (constant, slope) = (held.Value + starts.Value, weights.Value);
        return isPlain;
    }

    private static bool IsPlain(long value) => (value ^ (value >> 63)) < Largest;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PassSums Sum(Multiplier multiplier)
    {
        var sums = new PassSums();
        var (guess, doubt) = (new Vector<double>(multiplier.Value), new Vector<double>(SpreadReach.Doubt));
        for (var from = 0; from < VectorCount; from += Block)
        {
            var (stoppedPart, startPart, weightPart) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
            for (var at = from; at < Math.Min(VectorCount, from + Block); at++)
            {
                Load(at, out var start, out var weight, out var low, out var high);
                var move = Vector.ConvertToDouble(weight) * guess;
                var origin = Vector.ConvertToDouble(start);
                var error = (Vector.Abs(move) + Vector.Abs(origin)) * doubt;
                var (least, most) = (origin + move - error, origin + move + error);
                var (bottom, top) = (Vector.ConvertToDouble(low), Vector.ConvertToDouble(high));
                var isLow = Vector.LessThan(most, bottom);
                var isHigh = Vector.GreaterThan(least, top);
                var isFree = Vector.GreaterThan(least, bottom) & Vector.LessThan(most, top);
                stoppedPart += (isLow & low) | (isHigh & high);
                startPart += isFree & start;
                weightPart += isFree & weight;
                if ((isLow | isHigh | isFree) != Vector<long>.AllBitsSet)
                    AddDoubtful(ref sums, at, isLow | isHigh | isFree, multiplier);
            }
            sums.Stopped.Add(stoppedPart);
            sums.Starts.Add(startPart);
            sums.Weights.Add(weightPart);
        }
        for (var index = VectorCount * Vector<long>.Count; index < _children.Count; index++)
            sums.Add(_children, index, multiplier);
        return sums;
    }

    private void AddDoubtful(ref PassSums sums, int at, Vector<long> isClear, Multiplier multiplier)
    {
        for (var lane = 0; lane < Vector<long>.Count; lane++)
        {
            if (isClear[lane] == 0)
                sums.Add(_children, (at * Vector<long>.Count) + lane, multiplier);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(int at, out Vector<long> start, out Vector<long> weight, out Vector<long> low, out Vector<long> high)
    {
        start = _starts.IsEmpty ? Vector<long>.Zero : _starts[at];
        weight = _weights.IsEmpty ? Vector<long>.One : _weights[at];
        low = _lows.IsEmpty ? new Vector<long>(SpreadChildren.NoLow) : _lows[at];
        high = _highs.IsEmpty ? new Vector<long>(SpreadChildren.NoHigh) : _highs[at];
    }
}
