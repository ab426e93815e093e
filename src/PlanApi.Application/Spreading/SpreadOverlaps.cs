using System.Globalization;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Finds members and periods along one axis that overlap. A number that goes to both would count twice.</summary>
internal static class SpreadOverlaps
{
    public static Invalid? Of(CubeStructure structure, SliceLayout layout, SpreadRequest request)
    {
        var frame = layout.All();
        foreach (var axis in frame.Axes.Where(axis => axis.Entries.Count > 1))
        {
            var index = structure.Scopes.Dimensions[axis.Dimension];
            if (Overlap(index, axis.Entries) is ({ } one, { } other))
                return Refusal(request, index.Dimension, one, other);
        }
        var periods = frame.Periods;
        if (periods.Select(period => period.Grain).Distinct().Count() < 2)
            return null;
        foreach (var period in periods)
        {
            if (
                periods.FirstOrDefault(outer => outer != period && Share(structure.Calendar, outer, period), period) is var outer
                && outer != period
            )
                return Refusal(request, null, period.ToString(), outer.ToString());
        }
        return null;
    }

    private static (string? One, string? Other) Overlap(DimensionIndex index, IReadOnlyList<int> entries)
    {
        var named = entries.ToHashSet();
        if (named.Contains(DimensionIndex.Top))
            return ("the total", index.CodeOf(entries.First(entry => entry != DimensionIndex.Top)).ToString());
        var taken = new Dictionary<int, int>();
        foreach (var entry in entries)
        {
            foreach (var member in index.IsGroup(entry) ? index.MembersOf(entry) : [entry])
            {
                if (!taken.TryAdd(member, entry) && taken[member] != entry)
                    return (index.CodeOf(entry).ToString(), index.CodeOf(taken[member]).ToString());
            }
        }
        // A member that lies below another one's: where it stands after every move, as axes are written out.
        foreach (var (member, entry) in taken)
        {
            for (
                var above = index.ParentOn(member, DateOnly.MaxValue);
                above != DimensionIndex.Top;
                above = index.ParentOn(above, DateOnly.MaxValue)
            )
            {
                if (taken.TryGetValue(above, out var other) && other != entry)
                    return (index.CodeOf(entry).ToString(), index.CodeOf(other).ToString());
            }
        }
        return (null, null);
    }

    private static bool Share(Domain.Calendars.Calendar calendar, Period one, Period other)
    {
        var (first, last) = calendar.Days(one);
        var (start, end) = calendar.Days(other);
        return first <= end && start <= last;
    }

    private static Invalid Refusal(SpreadRequest request, Code? dimension, string one, string other)
    {
        var at = request.Over.Select((axis, at) => (axis, at)).First(pair => pair.axis.Dimension == dimension).at;
        return Invalid.One(
            FaultCodes.NotAllowed,
            $"/over/{at.ToString(CultureInfo.InvariantCulture)}",
            $"'{one}' and '{other}' share a part, which would count twice; name one of them."
        );
    }
}
