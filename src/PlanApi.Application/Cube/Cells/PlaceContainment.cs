using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

internal static class PlaceContainment
{
    /// <summary>Whether a stored place is the same as another or lies in it, by the parents of members in its period.</summary>
    public static bool IsWithin(CubeStructure structure, int scope, Period period, Scope outer, Period within)
    {
        if (period != within && !(within.Grain < period.Grain && structure.Calendar.Contains(within, period)))
            return false;
        var day = structure.Calendar.Days(period).Last;
        return outer.All(pair =>
        {
            var dimension = structure.Scopes.DimensionNumber(pair.Key);
            var index = structure.Scopes.Dimensions[dimension];
            return index.IsWithin(structure.Scopes.MembersOf(dimension)[scope], index.Number(pair.Value), day);
        });
    }
}
