using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// The search within a bracket of multipliers. One pass settles all children that stand on one side everywhere in the bracket; most do.
/// Only a short list is left. A multiplier in the bracket that meets the total is right, whether or not the bracket was.
/// </summary>
internal readonly ref struct BracketSearch : IPassSums
{
    private readonly SpreadChildren _children;
    private readonly PassSums _settled;
    private readonly ReadOnlySpan<int> _undecided;

    private BracketSearch(in SpreadChildren children, in PassSums settled, ReadOnlySpan<int> undecided)
    {
        _children = children;
        _settled = settled;
        _undecided = undecided;
    }

    /// <summary>Whether the multiplier was found; otherwise the bracket was wrong or too wide.</summary>
    public static bool TryFind(
        in PlainSearch plain,
        in SpreadChildren children,
        long total,
        (double From, double To) bracket,
        out Multiplier multiplier
    )
    {
        multiplier = default;
        var room = children.Count / 8;
        var rented = ArrayPool<int>.Shared.Rent(room + Vector<long>.Count);
        try
        {
            var count = Settle(plain, children, bracket.From, bracket.To, rented.AsSpan(0, room + Vector<long>.Count), out var settled);
            if (count < 0)
                return false;
            var search = new BracketSearch(children, settled, rented.AsSpan(0, count));
            if (search.Start(total, (bracket.From + bracket.To) / 2) is not { } start)
                return false;
            multiplier = start;
            return NewtonSearch.TryMeet(search, children, total, double.MaxValue, ref multiplier)
                && multiplier.Value > bracket.From
                && multiplier.Value < bracket.To;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    public PassSums Sum(Multiplier multiplier)
    {
        var sums = _settled;
        foreach (var index in _undecided)
            sums.Add(_children, index, multiplier);
        return sums;
    }

    // Where the piece around a guess meets the total.
    private Multiplier? Start(long total, double guess)
    {
        var sums = _settled;
        foreach (var index in _undecided)
        {
            var (start, weight) = (_children.StartOf(index), _children.WeightOf(index));
            var (low, high, share) = (_children.LowOf(index), _children.HighOf(index), start + (guess * weight));
            if (share < low || share > high || low == high)
                sums.Stopped.Add(share < low ? low : high);
            else
            {
                sums.Starts.Add(start);
                sums.Weights.Add(weight);
            }
        }
        var (constant, slope) = sums.Piece(above: true);
        return slope == 0 ? null : new Multiplier(total - constant, slope);
    }

    // Answers how many are undecided; -1 when there is no room for them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Settle(
        in PlainSearch plain,
        in SpreadChildren children,
        double from,
        double to,
        Span<int> undecided,
        out PassSums settled
    )
    {
        settled = default;
        var found = 0;
        var (first, last, doubt) = (new Vector<double>(from), new Vector<double>(to), new Vector<double>(SpreadReach.Doubt));
        var widest = new Vector<double>(Math.Max(Math.Abs(from), Math.Abs(to)));
        for (var block = 0; block < plain.VectorCount; block += PlainSearch.Block)
        {
            var (stoppedPart, startPart, weightPart) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
            for (var at = block; at < Math.Min(plain.VectorCount, block + PlainSearch.Block); at++)
            {
                plain.Load(at, out var start, out var weight, out var low, out var high);
                var (factor, origin) = (Vector.ConvertToDouble(weight), Vector.ConvertToDouble(start));
                var error = ((factor * widest) + Vector.Abs(origin)) * doubt;
                var (least, most) = (origin + (factor * first) - error, origin + (factor * last) + error);
                var (bottom, top) = (Vector.ConvertToDouble(low), Vector.ConvertToDouble(high));
                var isLow = Vector.LessThan(most, bottom);
                var isHigh = Vector.GreaterThan(least, top);
                var isFree = Vector.GreaterThan(least, bottom) & Vector.LessThan(most, top);
                stoppedPart += (isLow & low) | (isHigh & high);
                startPart += isFree & start;
                weightPart += isFree & weight;
                var isDecided = isLow | isHigh | isFree;
                if (isDecided == Vector<long>.AllBitsSet)
                    continue;
                if (found + Vector<long>.Count > undecided.Length)
                    return -1;
                for (var lane = 0; lane < Vector<long>.Count; lane++)
                {
                    undecided[found] = (at * Vector<long>.Count) + lane;
                    found += Lanes.OneIf(isDecided[lane] == 0);
                }
            }
            settled.Stopped.Add(stoppedPart);
            settled.Starts.Add(startPart);
            settled.Weights.Add(weightPart);
        }
        for (var index = plain.VectorCount * Vector<long>.Count; index < children.Count; index++)
        {
            if (found == undecided.Length)
                return -1;
            undecided[found++] = index;
        }
        return found;
    }
}
