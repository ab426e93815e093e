using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Finds the stored cells that lie at or below places. Each cell looks for the places above it, so that the time depends on the cells and
/// the depth of their trees, and not on the number of places.
/// </summary>
internal sealed class CellsBelow(PlanIndex plan, PlanCube cube)
{
    public IEnumerable<(Bound Bound, Cell Cell)> Of(IEnumerable<Bound> bounds)
    {
        foreach (var group in bounds.GroupBy(bound => (bound.Indicator, bound.Measure)))
        {
            if (cube.StoredOf(group.Key.Indicator, group.Key.Measure) is not { } stored)
                continue;
            var byPlace = group.ToLookup(bound => (bound.Scope, bound.Period));
            foreach (var cell in stored.Cells)
            {
                foreach (var found in Above(cell).SelectMany(place => byPlace[place]))
                    yield return (found, cell);
            }
        }
    }

    private IEnumerable<(Scope, Period)> Above(Cell cell)
    {
        var day = plan.Calendar.Days(cell.Period).Last;
        IEnumerable<Scope> scopes = [Scope.Top];
        foreach (var (dimension, member) in cell.Scope)
        {
            var index = cube.Scopes.Dimensions[cube.Scopes.DimensionNumber(dimension)];
            Code[] above = [.. Containers(index, index.Number(member), day).Select(index.CodeOf)];
            scopes = scopes.SelectMany(scope => above.Select(code => scope.With(dimension, code)).Prepend(scope)).ToArray();
        }
        var periods = Enum.GetValues<Grain>()
            .Where(grain => grain != cell.Period.Grain)
            .Select(grain => plan.Calendar.PeriodOf(grain, day))
            .Where(period => plan.Calendar.Contains(period, cell.Period))
            .Prepend(cell.Period)
            .ToArray();
        return scopes.SelectMany(scope => periods.Select(period => (scope, period)));
    }

    // The member, what lies above it, and the groups of any of these.
    private static IEnumerable<int> Containers(DimensionIndex index, int member, DateOnly day)
    {
        if (index.IsGroup(member))
            return [member];
        var chain = new List<int>();
        for (var at = member; at != DimensionIndex.Top; at = index.ParentOn(at, day))
            chain.Add(at);
        return chain.Concat(
            Enumerable
                .Range(index.MemberCount, index.Count - index.MemberCount)
                .Where(group => chain.Exists(index.MembersOf(group).Contains))
        );
    }
}
