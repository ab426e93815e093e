namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// Numbers of which some are the sums of others, where sums may share parts although neither contains the other: a market's total and a
/// tier's. Every sum is given by the parts at the bottom that it comes to. All arrays have one entry for each number, in whole steps;
/// <see cref="None"/> stands for what a number does not have. The arrays are read, never written.
/// </summary>
/// <param name="start">The wished value of each number. Every part has one; a sum may have one or none.</param>
/// <param name="parts">For each sum its parts, ascending and at least one; empty for a number that is itself a part.</param>
public sealed class CrossingProblem(long[] start, int[][] parts)
{
    public const long None = long.MinValue;

    /// <summary>A high where there is none.</summary>
    internal const long NoHigh = long.MaxValue;

    /// <summary>How easily each number moves, 0 or more; 0 keeps it at its start. The absolute start where absent.</summary>
    public long[]? Weight { get; init; }

    /// <summary>The least value of each number. If it equals <see cref="High"/>, it is a hold.</summary>
    public long[]? Low { get; init; }

    /// <summary>The most that a number may be.</summary>
    public long[]? High { get; init; }

    internal int Count => start.Length;

    internal long[] Start => start;

    internal int[][] Parts => parts;

    internal bool HasStart(int number) => start[number] != None;

    internal long WeightOf(int number) =>
        !HasStart(number) ? 0
        : Weight is { } weights && weights[number] != None ? weights[number]
        : Math.Abs(start[number]);

    internal bool IsFixed(int number) => HasStart(number) && WeightOf(number) == 0;

    /// <summary>
    /// The number's own interval, its start included where a weight of 0 keeps it; the least and greatest 64-bit integers for ends without
    /// limit.
    /// </summary>
    internal (long Low, long High) RangeOf(int number)
    {
        var low = Low is { } lows ? lows[number] : None;
        var high = High is { } highs && highs[number] != None ? highs[number] : NoHigh;
        return IsFixed(number) ? (Math.Max(low, start[number]), Math.Min(high, start[number])) : (low, high);
    }

    /// <exception cref="ArgumentException">Arrays differ in length, a weight is negative, or a part has no start.</exception>
    internal void Check()
    {
        Span<int> lengths = [parts.Length, Weight?.Length ?? Count, Low?.Length ?? Count, High?.Length ?? Count];
        if (lengths.ContainsAnyExcept(Count))
            throw new ArgumentException($"Every array must have {Count} entries, one for each number.");
        for (var number = 0; number < Count; number++)
        {
            if (!HasStart(number) && parts[number].Length == 0)
                throw new ArgumentException($"Part {number} has no start.");
            if (WeightOf(number) < 0)
                throw new ArgumentException($"The weight of number {number} is negative.");
        }
    }
}
