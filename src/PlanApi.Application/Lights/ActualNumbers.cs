using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>
/// Reads the actuals with which paces are compared; they are read nowhere else. They are the cells of the measure "actual" in the
/// baseline, in every scenario, because the past is the same in all of them.
/// </summary>
/// <param name="baseline">The cube of the baseline, with the actuals of the indicators that will be asked for.</param>
public sealed class ActualNumbers(RollUpEngine baseline) : IActuals
{
    public IReadOnlyDictionary<(Code Indicator, Scope Scope, DaySpan Days), DateOnly> Latest(
        IReadOnlyCollection<(Code Indicator, Scope Scope, DaySpan Days)> places
    )
    {
        var latest = new LatestDays(baseline.Source);
        var found = new Dictionary<(Code, Scope, DaySpan), DateOnly>(places.Count);
        foreach (var group in places.GroupBy(place => (place.Indicator, place.Days)))
        {
            foreach (
                var (scope, day) in latest.Of(group.Key.Indicator, Measure.Actual, [.. group.Select(place => place.Scope)], group.Key.Days)
            )
                found[(group.Key.Indicator, scope, group.Key.Days)] = day;
        }
        return found;
    }

    public IReadOnlyDictionary<(Code Indicator, Scope Scope, DaySpan Days), CubeNumber> Over(
        IReadOnlyCollection<(Code Indicator, Scope Scope, DaySpan Days)> places
    )
    {
        var numbers = new NumbersToDate(baseline, places.Select(Actual));
        return places.ToDictionary(place => place, place => numbers.Of(Actual(place)));
    }

    private static PlaceOverDays Actual((Code Indicator, Scope Scope, DaySpan Days) place) =>
        new(place.Indicator, Measure.Actual, place.Scope, place.Days);
}
