using System.Buffers;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Finds the multiplier at which bounded children add up to the total. The sum rises with the multiplier along straight pieces. Each
/// child has two breakpoints: where it leaves its lower bound and where it meets its upper bound. Newton's method jumps to the point
/// where the current piece would meet the total. Every exact sum, too low or too high, settles the children whose breakpoints lie on the
/// far side (Bitran and Hax, 1981; Cominetti, Mascarenhas and Silva, 2014). After a jump that leaves the bracket or settles little, the
/// search takes the median of a sample of the breakpoints in between, so that hostile input costs linear time too. Sums and sides are
/// exact integers. A double only saves the exact comparison where the result is clear.
/// </summary>
internal ref struct BoundedSearch
{
    private const int MostPoorJumps = 3;
    private const int SampleSize = 32;

    // At the low or the high end of the bracket, a child is free to move into it.
    private const byte FreeAtLow = 1;
    private const byte FreeAtHigh = 2;
    private const byte FreeAtBoth = FreeAtLow | FreeAtHigh;

    private readonly SpreadChildren _children;
    private readonly long _total;
    private readonly int[] _undecided;
    private readonly byte[] _ends;
    private readonly Side[] _sides;
    private int _count;
    private int _breakpoints;

    // Children at a bound, and those that stay free all over the bracket.
    private WideSum _settled;
    private WideSum _settledWeight;
    private Multiplier? _low;
    private Multiplier? _high;

    private BoundedSearch(in SpreadChildren children, long total, int[] undecided, byte[] ends, Side[] sides)
    {
        _children = children;
        (_total, _undecided, _ends, _sides) = (total, undecided, ends, sides);
    }

    /// <summary>The multiplier, or the reason why there is none.</summary>
    /// <exception cref="ArgumentException">A weight is negative.</exception>
    public static SpreadOutcome? Find(in SpreadChildren children, long total, out Multiplier multiplier)
    {
        if (new PlainSearch(children).TryFind(total, out var guess))
        {
            multiplier = guess!.Value;
            return null;
        }
        var undecided = ArrayPool<int>.Shared.Rent(children.Count);
        var ends = ArrayPool<byte>.Shared.Rent(children.Count);
        var sides = ArrayPool<Side>.Shared.Rent(children.Count);
        try
        {
            return new BoundedSearch(children, total, undecided, ends, sides).Run(guess, out multiplier);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(undecided);
            ArrayPool<byte>.Shared.Return(ends);
            ArrayPool<Side>.Shared.Return(sides);
        }
    }

    private SpreadOutcome? Run(Multiplier? guess, out Multiplier multiplier)
    {
        multiplier = Multiplier.Zero;
        if (Prepare(out var piece) is { } crossing)
            return crossing;
        if (piece.Weight == 0)
            return piece.Constant == _total ? null : SpreadReach.Failure(_children, _total);
        multiplier = guess ?? new Multiplier(_total - piece.Constant, piece.Weight);
        var poor = 0;
        while (true)
        {
            var sums = Sum(multiplier);
            var excess = sums.Excess(_total - _settled.Value, _settledWeight.Value, multiplier);
            if (excess == 0)
            {
                if (sums.Weights.Value + _settledWeight.Value == 0)
                    multiplier = SpreadReach.NearestToZero(_children, multiplier);
                return null;
            }
            var isShort = excess < 0;
            if (isShort)
                _low = multiplier;
            else
                _high = multiplier;
            var (constant, weight) = sums.Piece(isShort);
            var (fixedPart, slope) = (constant + _settled.Value, weight + _settledWeight.Value);
            if (slope == 0 && !(isShort ? sums.AnyLow : sums.AnyHigh))
                return SpreadReach.Failure(_children, _total);
            var before = _breakpoints;
            Settle(isShort);
            poor = before - _breakpoints < before / 4 ? poor + 1 : 0;
            if (slope != 0 && poor <= MostPoorJumps && new Multiplier(_total - fixedPart, slope) is var jump && IsInside(jump))
                multiplier = jump;
            else
                (multiplier, poor) = (SampleMedian(), 0);
        }
    }

    private readonly bool IsInside(Multiplier jump) =>
        (_low is not { } low || jump.CompareTo(low) > 0) && (_high is not { } high || jump.CompareTo(high) < 0);

    // Settles what no multiplier moves or nothing stops, and answers the piece on which no bound is met.
    private CrossingBounds? Prepare(out (Int128 Constant, Int128 Weight) piece)
    {
        var starts = default(WideSum);
        var weights = default(WideSum);
        piece = default;
        for (var index = 0; index < _children.Count; index++)
        {
            var (weight, low, high) = (_children.WeightOf(index), _children.LowOf(index), _children.HighOf(index));
            if (weight < 0)
                throw WideSum.NegativeWeight();
            if (low > high)
                return new CrossingBounds(index, low, high);
            if (weight == 0 || low == high)
            {
                _settled.Add(_children.RestOf(index));
                continue;
            }
            var ends = (low == SpreadChildren.NoLow ? FreeAtLow : 0) | (high == SpreadChildren.NoHigh ? FreeAtHigh : 0);
            if (Keep(index, (byte)ends))
            {
                starts.Add(_children.StartOf(index));
                weights.Add(weight);
            }
        }
        piece = (_settled.Value + starts.Value, _settledWeight.Value + weights.Value);
        return null;
    }

    // Keeps a child with breakpoints inside the bracket; one without is free all over it.
    private bool Keep(int index, byte ends)
    {
        if (ends == FreeAtBoth)
        {
            _settled.Add(_children.StartOf(index));
            _settledWeight.Add(_children.WeightOf(index));
            return false;
        }
        _ends[index] = ends;
        _undecided[_count++] = index;
        _breakpoints += ends == 0 ? 2 : 1;
        return true;
    }

    private readonly PassSums Sum(Multiplier multiplier)
    {
        var sums = new PassSums();
        for (var at = 0; at < _count; at++)
        {
            var index = _undecided[at];
            var side = SpreadReach.SideOf(_children, index, multiplier);
            _sides[at] = side;
            sums.Add(_children, index, side);
        }
        return sums;
    }

    private void Settle(bool isShort)
    {
        var count = _count;
        (_count, _breakpoints) = (0, 0);
        for (var at = 0; at < count; at++)
        {
            var (index, side) = (_undecided[at], _sides[at]);
            if (isShort && side >= Side.MeetsHigh)
                _settled.Add(_children.HighOf(index));
            else if (!isShort && side <= Side.LeavesLow)
                _settled.Add(_children.LowOf(index));
            else if (side == (isShort ? Side.Low : Side.High))
                Keep(index, _ends[index]);
            else
                Keep(index, (byte)(_ends[index] | (isShort ? FreeAtLow : FreeAtHigh)));
        }
    }

    private readonly Multiplier SampleMedian()
    {
        Span<(double Guess, int Index, bool IsLow)> sample = stackalloc (double, int, bool)[2 * SampleSize];
        var found = 0;
        var random = (uint)_count;
        for (var draw = 0; draw < SampleSize; draw++)
        {
            random = unchecked((random * 1_664_525) + 1_013_904_223);
            var index = _undecided[(int)(((ulong)random * (uint)_count) >> 32)];
            var (start, weight) = ((double)_children.StartOf(index), _children.WeightOf(index));
            if ((_ends[index] & FreeAtLow) == 0)
                sample[found++] = ((_children.LowOf(index) - start) / weight, index, true);
            if ((_ends[index] & FreeAtHigh) == 0)
                sample[found++] = ((_children.HighOf(index) - start) / weight, index, false);
        }
        sample[..found].Sort(static (one, other) => one.Guess.CompareTo(other.Guess));
        var (_, child, isLow) = sample[found / 2];
        return SpreadReach.Breakpoint(_children, child, isLow);
    }
}
