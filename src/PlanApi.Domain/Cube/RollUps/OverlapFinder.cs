using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Finds cells that share a part although neither contains the other.</summary>
internal static class OverlapFinder
{
    public static IEnumerable<(int Cell, int Other)> Find(ScopeIndex scopes, ShapeIndex index, Calendar calendar)
    {
        for (var one = 0; one < index.Shapes.Count; one++)
        {
            for (var two = one + 1; two < index.Shapes.Count; two++)
            {
                if (index.Shapes[two].CanContain(index.Shapes[one]) || index.Shapes[one].CanContain(index.Shapes[two]))
                    continue;
                foreach (var pair in Between(scopes, index, calendar, index.Shapes[one], index.Shapes[two]))
                    yield return pair;
            }
        }
    }

    // Cells that share a part agree at the coarser of their levels. Where a group stands on one side there is no such level;
    // there each pair is looked at, of those that agree in everything else.
    private static IEnumerable<(int, int)> Between(ScopeIndex scopes, ShapeIndex index, Calendar calendar, Shape one, Shape two)
    {
        var levels = one.Levels.Select((level, at) => Shape.IsGroup(level) || Shape.IsGroup(two.Levels[at]) ? -1 : Math.Min(level, two.Levels[at])).ToArray();
        var byPlace = one.Cells.ToLookup(cell => Key(index, cell, levels));
        foreach (var cell in two.Cells)
        {
            foreach (var other in byPlace[Key(index, cell, levels)])
            {
                if (SharePeriod(calendar, index.PeriodOf(cell), index.PeriodOf(other)) && ShareGroups(scopes, index, cell, other, levels))
                    yield return (other, cell);
            }
        }
    }

    private static string Key(ShapeIndex index, int cell, int[] levels)
    {
        var members = new int[levels.Length];
        index.Raise(cell, Array.ConvertAll(levels, level => Math.Max(level, 0)), members);
        return string.Join(',', members);
    }

    private static bool SharePeriod(Calendar calendar, Period one, Period two)
    {
        var (first, last) = calendar.Days(one);
        var (otherFirst, otherLast) = calendar.Days(two);
        return first <= otherLast && otherFirst <= last;
    }

    private static bool ShareGroups(ScopeIndex scopes, ShapeIndex index, int cell, int other, int[] levels)
    {
        for (var at = 0; at < levels.Length; at++)
        {
            if (levels[at] >= 0)
                continue;
            var dimension = scopes.Dimensions[at];
            var (one, two) = (scopes.MembersOf(at)[index.ScopeOf(cell)], scopes.MembersOf(at)[index.ScopeOf(other)]);
            var day = index.DayOf(cell);
            if (!Share(dimension, one, two, day) && !Share(dimension, two, one, day))
                return false;
        }
        return true;
    }

    // A group shares a part with the top, with itself, with a member in it or above one of its own, and with a group of common members.
    private static bool Share(DimensionIndex dimension, int group, int other, DateOnly day)
    {
        if (group == other || other == DimensionIndex.Top)
            return true;
        if (group == DimensionIndex.Top || !dimension.IsGroup(group))
            return false;
        return dimension.IsWithin(other, group, day)
            || dimension.MembersOf(group).Any(member => dimension.IsWithin(member, other, day));
    }
}
