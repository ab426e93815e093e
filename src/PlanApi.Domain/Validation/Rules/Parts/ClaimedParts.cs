using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>The claimed parts of a place along one axis.</summary>
/// <param name="Whole">The place that contains them, whether it is claimed or not.</param>
/// <param name="Over">The axis: a dimension's code, or <see cref="PartSum.Time"/>.</param>
/// <param name="Parts">The parts, in the order of the document's members or of time.</param>
/// <param name="AreAll">Whether these are all parts that the whole has at their level.</param>
internal sealed record PartsOfPlace(PlaceKey Whole, string Over, IReadOnlyList<ClaimedPlace> Parts, bool AreAll);

/// <summary>
/// Groups claimed places as the parts of the place that contains them: children of a member or of the top, a group's members, or shorter
/// periods.
/// </summary>
internal sealed class ClaimedParts(PlanIndex plan)
{
    /// <summary>Over the members of every dimension over which the indicators sum.</summary>
    public IEnumerable<PartsOfPlace> OverMembers(Func<ClaimedPlace, bool> counts)
    {
        var lines = new Dictionary<(PlaceKey Whole, int Dimension, int Parent), List<(int Member, ClaimedPlace Place)>>();
        var groups = new List<PartsOfPlace>();
        foreach (var place in plan.Claims.Places.Where(place => place.Key.Scope != ScopeTable.Top && counts(place)))
        {
            var steps = plan.Scopes.StepsOf(place.Key.Scope);
            for (var at = 0; at < steps.Length; at++)
            {
                var tree = plan.Scopes.Tree(steps[at].Dimension);
                if (place.Indicator.Dimensions is { } dimensions && !dimensions.Contains(tree.Dimension))
                    continue;
                if (tree.Groups.TryGetValue(steps[at].Member, out var members))
                    groups.AddRange(MembersOf(place, steps, at, members));
                if (!tree.IsMember(steps[at].Member))
                    continue;
                var parent = tree.ParentOf(steps[at].Member);
                var whole = parent == DimensionTree.None ? plan.Scopes.Without(steps, at) : plan.Scopes.With(steps, at, parent);
                Add(lines, (place.Key with { Scope = whole }, steps[at].Dimension, parent), (steps[at].Member, place));
            }
        }
        foreach (var (line, parts) in lines)
        {
            var tree = plan.Scopes.Tree(line.Dimension);
            yield return new PartsOfPlace(
                line.Whole,
                tree.Dimension.ToString(),
                [.. parts.OrderBy(part => part.Member).Select(part => part.Place)],
                parts.Count > 1 && parts.Count == tree.ChildCount(line.Parent) && !tree.IsShifting(line.Parent)
            );
        }
        foreach (var group in groups)
            yield return group;
    }

    /// <summary>Over quarters, months and similar periods that fill a longer period.</summary>
    public IEnumerable<PartsOfPlace> OverTime(Func<ClaimedPlace, bool> counts)
    {
        var lines = new Dictionary<(PlaceKey Whole, Period Longer, Grain Grain), List<ClaimedPlace>>();
        foreach (var place in plan.Claims.Places.Where(place => place.Period.Grain is not (Grain.Week or Grain.Day) && counts(place)))
        {
            var first = plan.Calendar.Days(place.Period).First;
            foreach (
                var longer in Enum.GetValues<Grain>()
                    .Where(grain => grain is not (Grain.Week or Grain.Day))
                    .Select(grain => plan.Calendar.PeriodOf(grain, first))
            )
            {
                if (longer != place.Period && plan.Calendar.Contains(longer, place.Period) && KeyOver(place, longer) is { } whole)
                    Add(lines, (whole, longer, place.Period.Grain), place);
            }
        }
        foreach (var (line, parts) in lines)
        {
            var (first, last) = plan.Calendar.Days(line.Longer);
            yield return new PartsOfPlace(
                line.Whole,
                PartSum.Time,
                [.. parts.OrderBy(part => plan.Calendar.Days(part.Period).First)],
                parts.Count > 1 && parts.Count == plan.Calendar.Periods(line.Grain, first, last).Count()
            );
        }
    }

    // A change is a part of a longer one when both are measured against the same time a year before.
    private PlaceKey? KeyOver(ClaimedPlace place, Period longer)
    {
        if (place.Key.Kind == ClaimKind.Level)
            return place.Key with { Period = plan.Claims.Normaliser.TimeOf(place.Key.Indicator, longer) };
        return place.First.Against?.Period == plan.Calendar.YearBefore(place.Period)
            ? place.Key with
            {
                Period = PlaceKey.Pack(longer),
                Form = ((int)place.Key.Kind << PlaceKey.KindShift) | PlaceKey.Pack(plan.Calendar.YearBefore(longer)),
            }
            : null;
    }

    private IEnumerable<PartsOfPlace> MembersOf(ClaimedPlace group, ScopeStep[] steps, int at, int[] members)
    {
        var parts = new List<ClaimedPlace>();
        foreach (var member in members)
        {
            if (plan.Claims.At(group.Key with { Scope = plan.Scopes.With(steps, at, member) }) is not { } part)
                yield break;
            parts.Add(part);
        }
        if (parts.Count > 1)
            yield return new PartsOfPlace(group.Key, plan.Scopes.Tree(steps[at].Dimension).Dimension.ToString(), parts, true);
    }

    private static void Add<TKey, TPart>(Dictionary<TKey, List<TPart>> lines, TKey key, TPart part)
        where TKey : notnull
    {
        if (!lines.TryGetValue(key, out var parts))
            lines[key] = parts = [];
        parts.Add(part);
    }
}
