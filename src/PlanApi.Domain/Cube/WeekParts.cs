using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>
/// Divides values of weeks that lie in two months, by the days in each month. The parts are whole steps of the indicator, by the largest
/// remainder, so that they add up to the value. A value that is stated per day, and a mean, is the same in both parts.
/// </summary>
internal static class WeekParts
{
    /// <summary>
    /// Whether a week counts in the month of its last day, and is not split by days: levels, and numbers that are never computed.
    /// </summary>
    public static bool CountAtLastDay(Indicator indicator) => indicator.Kind is IndicatorKind.Stock or IndicatorKind.NonAdditive;

    /// <summary>The partition with the parts beside their weeks; the partition itself if no week must be split.</summary>
    public static Partition Of(Partition partition, Calendar calendar, Indicator indicator)
    {
        if (CountAtLastDay(indicator) || !Array.Exists(partition.Periods, period => period.Grain == Grain.Week))
            return partition;
        var parts = Array.ConvertAll(partition.Periods, period => period.Grain == Grain.Week ? calendar.PartsOf(period) : []);
        if (Array.TrueForAll(parts, two => two.Count == 0))
            return partition;
        var isSplit = indicator is { Kind: IndicatorKind.Flow, PerDay: false };
        var numbers = new Dictionary<Period, ushort>();
        Period[] periods = [.. partition.Periods, .. parts.SelectMany(two => two)];
        for (var at = 0; at < periods.Length; at++)
            numbers[periods[at]] = checked((ushort)at);
        var (starts, periodOf, values, origins) = (new List<int>(), new List<ushort>(), new List<long>(), new List<int>());
        var currencies = new Dictionary<int, Code>();
        for (var run = 0; run < partition.Scopes.Length; run++)
        {
            starts.Add(values.Count);
            for (var cell = partition.Starts[run]; cell < partition.Starts[run + 1]; cell++)
            {
                Add(partition.PeriodOf[cell], partition.Values[cell], cell);
                if (parts[partition.PeriodOf[cell]] is not [var one, var other])
                    continue;
                var value = partition.Values[cell];
                var first = isSplit ? First(value, calendar.LengthOf(one), indicator.Decimals) : value;
                Add(numbers[one], first, cell);
                Add(numbers[other], isSplit ? value - first : value, cell);
            }
        }
        starts.Add(values.Count);
        return new Partition(partition.Scopes, [.. starts], periods, [.. periodOf], [.. values], currencies.Count > 0 ? currencies : null)
        {
            Origins = [.. origins],
        };

        void Add(ushort period, long value, int from)
        {
            if (partition.Currencies?.TryGetValue(from, out var currency) == true)
                currencies[values.Count] = currency;
            periodOf.Add(period);
            values.Add(value);
            origins.Add(from);
        }
    }

    /// <summary>
    /// The first part of a week's value, by its days; the nearest whole number of the indicator's steps. With sevenths, no value is
    /// exactly half.
    /// </summary>
    public static long First(long steps, int days, int decimals)
    {
        var unit = (long)Quantity.StepsPerUnit;
        for (var at = 0; at < decimals; at++)
            unit /= 10;
        if (steps % unit != 0)
            unit = 1;
        var whole = (Int128)(steps / unit) * days;
        var (floor, rest) = Int128.DivRem(whole, 7);
        return (long)(floor + (Int128.Abs(rest) >= 4 ? Int128.Sign(rest) : 0)) * unit;
    }
}
