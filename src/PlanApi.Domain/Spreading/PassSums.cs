using System.Numerics;

namespace PlanApi.Domain.Spreading;

/// <summary>Where a child stands at some multiplier.</summary>
internal enum Side : byte
{
    Low,
    LeavesLow,
    Free,
    MeetsHigh,
    High,
}

/// <summary>What children come to at some multiplier, by where they stand. One just at a breakpoint is at its bound and free beyond it.</summary>
internal struct PassSums
{
    public WideSum Stopped;
    public WideSum Starts;
    public WideSum Weights;
    public WideSum LeavingBounds;
    public WideSum LeavingStarts;
    public WideSum LeavingWeights;
    public WideSum MeetingBounds;
    public WideSum MeetingStarts;
    public WideSum MeetingWeights;
    public bool AnyLow;
    public bool AnyHigh;

    /// <summary>-1, 0 or 1 as the children fall short of, meet or exceed the amount; with the weight of those settled as free.</summary>
    public readonly int Excess(Int128 amount, Int128 settledWeight, Multiplier multiplier)
    {
        var constant = Stopped.Value + Starts.Value + LeavingBounds.Value + MeetingBounds.Value - amount;
        return (((BigInteger)constant * multiplier.Denominator) + ((BigInteger)(Weights.Value + settledWeight) * multiplier.Numerator)).Sign;
    }

    /// <summary>The straight piece above the multiplier or below it: what it starts from, and how steeply it rises.</summary>
    public readonly (Int128 Constant, Int128 Weight) Piece(bool above) => above
        ? (Stopped.Value + Starts.Value + LeavingStarts.Value + MeetingBounds.Value, Weights.Value + LeavingWeights.Value)
        : (Stopped.Value + Starts.Value + LeavingBounds.Value + MeetingStarts.Value, Weights.Value + MeetingWeights.Value);
}
