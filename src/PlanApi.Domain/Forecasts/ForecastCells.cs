using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>
/// Forecasts that were made, as cells of the measure "forecast" in memory: other numbers follow from them as from stored ones.
/// </summary>
public static class ForecastCells
{
    /// <summary>The same numbers, with these forecasts instead of the stored ones.</summary>
    /// <param name="source">The scenario's numbers.</param>
    /// <param name="made">The new forecasts, for indicators that are stored.</param>
    public static CubeSource With(CubeSource source, IReadOnlyDictionary<(Code Indicator, Scope Scope), MadeForecast> made)
    {
        var known = made.Where(pair => pair.Value.Fault == ForecastFault.None).ToArray();
        var (scopes, numbers) = Numbered(source.Scopes, [.. known.Select(pair => pair.Key.Scope).Distinct()]);
        var partitions = known
            .GroupBy(pair => pair.Key.Indicator)
            .ToDictionary(
                group => group.Key,
                group => Of([.. group.Select(pair => (numbers[pair.Key.Scope], pair.Value)).OrderBy(pair => pair.Item1)])
            );
        return source with
        {
            Scopes = scopes,
            Partitions = (indicator, measure) =>
                measure == Measure.Forecast
                    ? partitions.GetValueOrDefault(indicator, Partition.Empty)
                    : source.Partitions(indicator, measure),
            Sums = null,
        };
    }

    private static Partition Of((int Scope, MadeForecast Made)[] places)
    {
        var (starts, periodOf, values) = (new List<int> { 0 }, new List<ushort>(), new List<long>());
        Period[] periods = [.. places[0].Made.Months.Select(month => month.Month)];
        foreach (var (_, made) in places)
        {
            for (var at = 0; at < periods.Length; at++)
            {
                if (made.Months[at].Number is not { } number)
                    continue;
                periodOf.Add((ushort)at);
                values.Add(number.Steps);
            }
            starts.Add(values.Count);
        }
        return new Partition([.. places.Select(place => place.Scope)], [.. starts], periods, [.. periodOf], [.. values]);
    }

    // Scopes that no cell has named yet come at the end.
    private static (ScopeIndex Scopes, Dictionary<Scope, int> Numbers) Numbered(ScopeIndex scopes, Scope[] named)
    {
        var (numbers, missing) = (new Dictionary<Scope, int>(), new List<int[]>());
        foreach (var scope in named)
        {
            int[] members =
            [
                .. scopes.Dimensions.Select(dimension =>
                    scope.TryGetValue(dimension.Dimension, out var member) ? dimension.Number(member) : DimensionIndex.Top
                ),
            ];
            numbers[scope] = scopes.Find(members);
            if (numbers[scope] >= 0)
                continue;
            numbers[scope] = scopes.Count + missing.Count;
            missing.Add(members);
        }
        var last = scopes.Count > 0 ? scopes.Ids[^1] : 0;
        return (missing.Count == 0 ? scopes : scopes.With([.. missing.Select((_, at) => last + 1 + at)], missing), numbers);
    }
}
