using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>
/// The day until which numbers are known. It comes from kept sums if there are any, otherwise from one pass over an indicator's stored
/// scopes for any number of places.
/// </summary>
public sealed class LatestDays(CubeSource source)
{
    /// <summary>
    /// For each place, the last day of the latest stored cell at or below it, among cells that end by the given days. For a computed
    /// number, the earliest such day of its inputs. A value for a longer period that began before those days does not count, except the
    /// part of a week within them.
    /// </summary>
    public IReadOnlyDictionary<Scope, DateOnly> Of(Code indicator, Measure measure, IReadOnlyCollection<Scope> places, DaySpan within) =>
        Of(indicator, measure, places, within, []);

    private Dictionary<Scope, DateOnly> Of(
        Code code,
        Measure measure,
        IReadOnlyCollection<Scope> places,
        DaySpan within,
        HashSet<Code> open
    )
    {
        if (!source.Indicators.TryGetValue(code, out var indicator) || !open.Add(code))
            return [];
        Code[] parts = indicator.Kind switch
        {
            IndicatorKind.Growth or IndicatorKind.Share => indicator.Base is { } of ? [of] : [],
            IndicatorKind.Formula => [.. IndicatorParts.Of(indicator)],
            IndicatorKind.Ratio when indicator is { Numerator: { } over, Denominator: { } under } => [over, under],
            _ => [],
        };
        var found =
            parts.Length == 0
                ? Stored(indicator, measure, places, within)
                : parts.Select(part => Of(part, measure, places, within, open)).Aggregate(Earlier);
        open.Remove(code);
        return found;
    }

    private static Dictionary<Scope, DateOnly> Earlier(Dictionary<Scope, DateOnly> one, Dictionary<Scope, DateOnly> other) =>
        one.Where(pair => other.ContainsKey(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value < other[pair.Key] ? pair.Value : other[pair.Key]);

    private Dictionary<Scope, DateOnly> Stored(Indicator indicator, Measure measure, IReadOnlyCollection<Scope> places, DaySpan within)
    {
        var index = source.Scopes;
        int[] Key(Scope scope) =>
            [
                .. index.Dimensions.Select(dimension =>
                    scope.TryGetValue(dimension.Dimension, out var member) ? dimension.Number(member) : DimensionIndex.Top
                ),
            ];
        if (source.Sums?.Invoke(indicator.Code, measure) is { } sums)
        {
            Scope[] scopes = [.. places.Distinct()];
            return scopes
                .Zip(sums.Latest([.. scopes.Select(Key)], within.Last))
                .Where(pair => pair.Second is not null)
                .ToDictionary(pair => pair.First, pair => pair.Second!.Value);
        }
        var partition = source.Partitions(indicator.Code, measure);
        var wanted = new Dictionary<int[], DateOnly>(NumberListComparer.Instance);
        var named = index.Dimensions.Select(_ => new HashSet<int>()).ToArray();
        foreach (var place in places)
        {
            var key = Key(place);
            wanted[key] = DateOnly.MinValue;
            for (var dimension = 0; dimension < key.Length; dimension++)
                named[dimension].Add(key[dimension]);
        }
        var ends = Array.ConvertAll(partition.Periods, period => CountsTo(period, within));
        var above = new List<int>[index.Dimensions.Count];
        var kept = new Dictionary<(int Dimension, int Member), List<int>>();
        for (var run = 0; run < partition.Scopes.Length; run++)
        {
            var day = DateOnly.MinValue;
            for (var cell = partition.Starts[run]; cell < partition.Starts[run + 1]; cell++)
            {
                if (ends[partition.PeriodOf[cell]] is { } end && end > day)
                    day = end;
            }
            if (day == DateOnly.MinValue)
                continue;
            for (var dimension = 0; dimension < above.Length; dimension++)
            {
                var member = index.MembersOf(dimension)[partition.Scopes[run]];
                if (index.Dimensions[dimension].HasMoves)
                    above[dimension] = Above(dimension, member, indicator, named[dimension], day);
                else if (kept.TryGetValue((dimension, member), out var known))
                    above[dimension] = known;
                else
                    kept[(dimension, member)] = above[dimension] = Above(dimension, member, indicator, named[dimension], day);
            }
            Mark(above, new int[above.Length], 0, wanted, day);
        }
        return places
            .Distinct()
            .Where(place => wanted[Key(place)] > DateOnly.MinValue)
            .ToDictionary(place => place, place => wanted[Key(place)]);
    }

    private DateOnly? CountsTo(Period stored, DaySpan within)
    {
        var (first, last) = source.Calendar.Days(stored);
        return last > within.Last || (last >= within.First && first < within.First && stored.Grain != Grain.Week) ? null : last;
    }

    // What is wanted of a dimension and contains a member: itself, and where it is summed over its ancestors, its groups and the top.
    private List<int> Above(int dimension, int member, Indicator indicator, HashSet<int> named, DateOnly day)
    {
        var index = source.Scopes.Dimensions[dimension];
        return indicator.Dimensions?.Contains(index.Dimension) == false
            ? named.Contains(member)
                ? [member]
                : []
            : [.. named.Where(outer => index.IsWithin(member, outer, day))];
    }

    private static void Mark(List<int>[] above, int[] key, int dimension, Dictionary<int[], DateOnly> wanted, DateOnly day)
    {
        if (dimension == above.Length)
        {
            if (wanted.TryGetValue(key, out var known) && known < day)
                wanted[(int[])key.Clone()] = day;
            return;
        }
        foreach (var member in above[dimension])
        {
            key[dimension] = member;
            Mark(above, key, dimension + 1, wanted, day);
        }
    }
}
