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

/// <summary>
/// The sums of the children at some multiplier, by their position: exactly at a breakpoint, at a bound, and free beyond it.
/// </summary>
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

    /// <summary>Adds a child, held or without weight or neither, by where it stands exactly.</summary>
    public void Add(in SpreadChildren children, int index, Multiplier multiplier)
    {
        if (children.WeightOf(index) == 0 || children.LowOf(index) == children.HighOf(index))
            Stopped.Add(children.RestOf(index));
        else
            Add(children, index, SpreadReach.SideOf(children, index, multiplier));
    }

    /// <summary>Adds a child that may move.</summary>
    public void Add(in SpreadChildren children, int index, Side side)
    {
        var (start, weight) = (children.StartOf(index), children.WeightOf(index));
        switch (side)
        {
            case Side.Free:
                Starts.Add(start);
                Weights.Add(weight);
                break;
            case Side.Low:
                Stopped.Add(children.LowOf(index));
                AnyLow = true;
                break;
            case Side.High:
                Stopped.Add(children.HighOf(index));
                AnyHigh = true;
                break;
            case Side.LeavesLow:
                LeavingBounds.Add(children.LowOf(index));
                LeavingStarts.Add(start);
                LeavingWeights.Add(weight);
                break;
            default:
                MeetingBounds.Add(children.HighOf(index));
                MeetingStarts.Add(start);
                MeetingWeights.Add(weight);
                break;
        }
    }

    /// <summary>
    /// -1, 0 or 1 if the children fall short of the amount, meet it or exceed it; with the weight of the children that were settled as
    /// free.
    /// </summary>
    public readonly int Excess(Int128 amount, Int128 settledWeight, Multiplier multiplier)
    {
        var constant = Stopped.Value + Starts.Value + LeavingBounds.Value + MeetingBounds.Value - amount;
        BigInteger weight = Weights.Value + settledWeight;
        return ((constant * (BigInteger)multiplier.Denominator) + (weight * multiplier.Numerator)).Sign;
    }

    /// <summary>The straight piece above the multiplier or below it: what it starts from, and how steeply it rises.</summary>
    public readonly (Int128 Constant, Int128 Weight) Piece(bool above) =>
        above
            ? (Stopped.Value + Starts.Value + LeavingStarts.Value + MeetingBounds.Value, Weights.Value + LeavingWeights.Value)
            : (Stopped.Value + Starts.Value + LeavingBounds.Value + MeetingStarts.Value, Weights.Value + MeetingWeights.Value);
}
