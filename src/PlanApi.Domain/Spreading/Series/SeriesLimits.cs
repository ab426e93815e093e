namespace PlanApi.Domain.Spreading.Series;

/// <summary>
/// The bounds of a series, as an interval for each period and for each running sum. A missing bound is replaced by a limit far beyond the
/// reach of 64 bits and any number of periods, so that it has no effect.
/// </summary>
internal sealed class SeriesLimits
{
    public static readonly Int128 Infinity = (Int128)1 << 100;

    public SeriesLimits(int count, bool rising, IEnumerable<SeriesBound> bounds)
    {
        Rising = rising;
        (Low, High, SumLow, SumHigh) = (new Int128[count], new Int128[count], new Int128[count], new Int128[count]);
        Array.Fill(Low, -Infinity);
        Array.Fill(High, Infinity);
        Array.Fill(SumLow, -Infinity * count);
        Array.Fill(SumHigh, Infinity * count);
        foreach (var bound in bounds)
            Add(bound.Period, bound.Kind, bound.Value, bound.Value);
    }

    public int Count => Low.Length;

    public bool Rising { get; }

    public Int128[] Low { get; }

    public Int128[] High { get; }

    public Int128[] SumLow { get; }

    public Int128[] SumHigh { get; }

    /// <summary>Narrows by a bound; one that fixes a value may be given some room.</summary>
    public void Add(int period, SeriesBoundKind kind, Int128 low, Int128 high)
    {
        if (kind is SeriesBoundKind.Low or SeriesBoundKind.Fixed)
            Low[period] = Int128.Max(Low[period], low);
        if (kind is SeriesBoundKind.High or SeriesBoundKind.Fixed)
            High[period] = Int128.Min(High[period], high);
        if (kind is SeriesBoundKind.CumulativeLow or SeriesBoundKind.Total)
            SumLow[period] = Int128.Max(SumLow[period], low);
        if (kind is SeriesBoundKind.CumulativeHigh or SeriesBoundKind.Total)
            SumHigh[period] = Int128.Min(SumHigh[period], high);
    }
}
