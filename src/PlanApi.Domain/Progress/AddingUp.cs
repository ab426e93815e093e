using PlanApi.Domain.Actuals;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>
/// Tells whether the parts of a number add up to a number of the same kind, with nothing counted twice and nothing else included.
/// </summary>
internal sealed class AddingUp(ScopeIndex scopes, Calendar calendar)
{
    /// <summary>Whether the results of the parts may be added up and compared with the sum of their expected results.</summary>
    public bool Holds(LightClaim whole, IReadOnlyList<LightClaim> parts) =>
        whole.Indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock
        && whole.Aim != Aim.Within
        && parts.All(part =>
            part.Indicator.Code == whole.Indicator.Code && part.Aim == whole.Aim && IsInTime(part, whole) && IsInPlace(part, whole)
        )
        && AreApart(parts);

    // Flows add up over time as well; levels, and what is stated per day, over places alone.
    private bool IsInTime(LightClaim part, LightClaim whole)
    {
        var (inner, outer) = (calendar.Days(part.Period), calendar.Days(whole.Period));
        return whole.Indicator is { Kind: IndicatorKind.Flow, PerDay: false }
            ? inner.First >= outer.First && inner.Last <= outer.Last
            : inner == outer;
    }

    private bool IsInPlace(LightClaim part, LightClaim whole)
    {
        var day = calendar.Days(whole.Period).Last;
        for (var dimension = 0; dimension < scopes.Dimensions.Count; dimension++)
        {
            var index = scopes.Dimensions[dimension];
            var (inner, outer) = (MemberOf(part.Scope, index), MemberOf(whole.Scope, index));
            if (inner == outer)
                continue;
            // Groups overlap, and what an indicator is not summed over has no parts there.
            if (
                inner == DimensionIndex.Top
                || index.IsGroup(inner)
                || whole.Indicator.Dimensions?.Contains(index.Dimension) == false
                || (outer != DimensionIndex.Top && !index.IsWithin(inner, outer, day))
            )
                return false;
        }
        return true;
    }

    private bool AreApart(IReadOnlyList<LightClaim> parts)
    {
        var apart = new DisjointScopes(scopes.Dimensions);
        foreach (var alike in parts.GroupBy(part => part.Scope))
        {
            if (!apart.Add([.. scopes.Dimensions.Select(index => MemberOf(alike.Key, index))]))
                return false;
            var days = alike.Select(part => calendar.Days(part.Period)).OrderBy(span => span.First).ToArray();
            if (days.Zip(days.Skip(1)).Any(pair => pair.Second.First <= pair.First.Last))
                return false;
        }
        return true;
    }

    private static int MemberOf(Scope scope, DimensionIndex index) =>
        scope.TryGetValue(index.Dimension, out var member) ? index.Number(member) : DimensionIndex.Top;
}
