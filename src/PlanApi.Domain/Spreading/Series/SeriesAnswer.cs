namespace PlanApi.Domain.Spreading.Series;

/// <summary>The limit of a series.</summary>
public enum SeriesBoundKind
{
    /// <summary>The least that a period may be.</summary>
    Low,

    /// <summary>The most that a period may be.</summary>
    High,

    /// <summary>A period's start, which a weight of 0 keeps.</summary>
    Fixed,

    /// <summary>The least to which the periods up to this one may add up.</summary>
    CumulativeLow,

    /// <summary>The most to which the periods up to this one may add up.</summary>
    CumulativeHigh,

    /// <summary>The total of all periods.</summary>
    Total,
}

/// <summary>One bound of a series; the period of the total is the last.</summary>
public readonly record struct SeriesBound(int Period, SeriesBoundKind Kind, long Value);

/// <summary>The value to which a bound would have to change. No value nearer to the present one is enough.</summary>
public readonly record struct SeriesRelaxation(SeriesBound Bound, long To)
{
    /// <summary>By how many steps.</summary>
    public Int128 By => Int128.Abs((Int128)To - Bound.Value);
}

/// <summary>The reason why no series of whole numbers meets every bound.</summary>
/// <param name="Binding">
/// Bounds that contradict each other (together with rising, where it is asked for). Without any one of them the others can be met.
/// </param>
/// <param name="Relaxations">Each of them is enough alone, the total included; empty if none is.</param>
public sealed record SeriesConflict(IReadOnlyList<SeriesBound> Binding, IReadOnlyList<SeriesRelaxation> Relaxations);

/// <summary>A series that meets every bound, or the reason why there is none.</summary>
/// <param name="Values">Each period's value in steps; empty where there is a conflict.</param>
/// <param name="Conflict">The reason why there is none; null if there is one.</param>
public sealed record SeriesAnswer(IReadOnlyList<long> Values, SeriesConflict? Conflict)
{
    public bool IsPossible => Conflict is null;

    /// <summary>For each period, the reason for its value, taken from the calculation itself. Null if there is a conflict.</summary>
    public Func<int, SeriesReason>? Why { get; init; }
}
