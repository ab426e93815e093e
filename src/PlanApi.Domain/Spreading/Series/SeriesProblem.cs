namespace PlanApi.Domain.Spreading.Series;

/// <summary>
/// A total over consecutive periods. All arrays have one entry for each period, in whole steps; <see cref="None"/> stands for an absent
/// one. The arrays are read, never written.
/// </summary>
/// <param name="total">The required total of the periods.</param>
/// <param name="start">The wished value of each period.</param>
public sealed class SeriesProblem(long total, long[] start)
{
    public const long None = long.MinValue;

    public long Total => total;

    /// <summary>How easily each period moves, 0 or more; 0 keeps it at its start. The absolute start where absent.</summary>
    public long[]? Weight { get; init; }

    /// <summary>The least that a period may be.</summary>
    public long[]? Low { get; init; }

    /// <summary>The most that a period may be.</summary>
    public long[]? High { get; init; }

    /// <summary>The least to which the periods up to and including each may add up: 10 stores by June.</summary>
    public long[]? CumulativeLow { get; init; }

    /// <summary>The greatest value to which they may add up.</summary>
    public long[]? CumulativeHigh { get; init; }

    /// <summary>Whether each period must be at least the one before.</summary>
    public bool Rising { get; init; }

    internal long[] Start => start;

    internal int Count => start.Length;

    internal long WeightOf(int period) => Weight is { } weights && weights[period] != None ? weights[period] : Math.Abs(start[period]);

    /// <summary>Every bound that is stated, the total last.</summary>
    internal List<SeriesBound> Bounds()
    {
        var bounds = new List<SeriesBound>();
        for (var period = 0; period < Count; period++)
        {
            Add(period, SeriesBoundKind.Low, Low?[period]);
            Add(period, SeriesBoundKind.High, High?[period]);
            Add(period, SeriesBoundKind.Fixed, WeightOf(period) == 0 ? start[period] : null);
            Add(period, SeriesBoundKind.CumulativeLow, CumulativeLow?[period]);
            Add(period, SeriesBoundKind.CumulativeHigh, CumulativeHigh?[period]);
        }
        Add(Count - 1, SeriesBoundKind.Total, total);
        return bounds;

        void Add(int period, SeriesBoundKind kind, long? value)
        {
            if (value is { } bound && bound != None)
                bounds.Add(new SeriesBound(period, kind, bound));
        }
    }

    /// <exception cref="ArgumentException">There is no period, an array's length differs, a start is missing, or a weight is
    /// negative.</exception>
    internal void Check()
    {
        if (Count == 0)
            throw new ArgumentException("A series has at least one period.");
        Span<int> lengths =
        [
            Weight?.Length ?? Count,
            Low?.Length ?? Count,
            High?.Length ?? Count,
            CumulativeLow?.Length ?? Count,
            CumulativeHigh?.Length ?? Count,
        ];
        if (lengths.ContainsAnyExcept(Count))
            throw new ArgumentException($"Every array must have {Count} entries, one for each period.");
        for (var period = 0; period < Count; period++)
        {
            if (start[period] == None)
                throw new ArgumentException($"Period {period} has no start.");
            if (WeightOf(period) < 0)
                throw new ArgumentException($"The weight of period {period} is negative.");
        }
    }
}
