namespace PlanApi.Domain.Spreading;

/// <summary>
/// The children that share a total, in the order that settles ties (the callers': ordinal order of member codes). All values count
/// the indicator's steps. Every span is as long as <see cref="Count"/>, or empty: then every child starts at 0, weighs 1, is unbounded.
/// </summary>
public readonly ref struct SpreadChildren
{
    /// <summary>A lower bound of this is none.</summary>
    public const long NoLow = long.MinValue;

    /// <summary>An upper bound of this is none.</summary>
    public const long NoHigh = long.MaxValue;

    /// <param name="count">How many children.</param>
    /// <param name="start">The value that a child moves away from: the old one, or 0.</param>
    /// <param name="weight">How far a child moves relative to the others; not negative, and 0 for a child that stays.</param>
    /// <param name="low">The least value of a child, or <see cref="NoLow"/>.</param>
    /// <param name="high">The greatest value of a child, or <see cref="NoHigh"/>; a child whose bounds are equal is held.</param>
    /// <exception cref="ArgumentException">A span is neither empty nor as long as there are children.</exception>
    public SpreadChildren(
        int count,
        ReadOnlySpan<long> start = default,
        ReadOnlySpan<long> weight = default,
        ReadOnlySpan<long> low = default,
        ReadOnlySpan<long> high = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!Fits(start) || !Fits(weight) || !Fits(low) || !Fits(high))
            throw new ArgumentException("Every span has one value for each child, or none.");
        Count = count;
        Start = start;
        Weight = weight;
        Low = low;
        High = high;

        bool Fits(ReadOnlySpan<long> span) => span.IsEmpty || span.Length == count;
    }

    public int Count { get; }

    public ReadOnlySpan<long> Start { get; }

    public ReadOnlySpan<long> Weight { get; }

    public ReadOnlySpan<long> Low { get; }

    public ReadOnlySpan<long> High { get; }

    internal bool AreBounded => !Low.IsEmpty || !High.IsEmpty;

    internal long StartOf(int index) => Start.IsEmpty ? 0 : Start[index];

    internal long WeightOf(int index) => Weight.IsEmpty ? 1 : Weight[index];

    internal long LowOf(int index) => Low.IsEmpty ? NoLow : Low[index];

    internal long HighOf(int index) => High.IsEmpty ? NoHigh : High[index];

    /// <summary>The value of a child when nothing is moved: its start, brought within its bounds.</summary>
    internal long RestOf(int index) => Math.Min(Math.Max(StartOf(index), LowOf(index)), HighOf(index));
}
