using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class GroupsExceedWhole()
    : PlanRule(
        "groups-exceed-whole",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} in {period}: {list} come to at least {sum}. That is more than the whole of {whole} ({scope}), even though "
            + "they overlap by at most {common}.",
        "{indicator}（{period}）：{list} 合计至少 {sum}，超过整体 {whole}（{scope}），而其重叠部分至多 {common}。",
        """
        Groups may overlap, so their targets are never simply added up. But the overlap of two groups cannot be larger than the targets of
        their common members, and without common members it is zero. A member outside a group comes on top of it. Counted in this way, the
        groups exceed the target of their whole, or 100 % of a share. A group within another group cannot exceed that group either. The
        rule uses the members of a group's first definition. Lower the targets of the groups, or raise the whole.
        """
    )
{
    /// <summary>How many groups of one number are compared with one another; every pair is compared.</summary>
    private const int MostGroups = 50;

    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var spans = new Dictionary<(DimensionTree, int), GroupSpan>();
        var lines = new Dictionary<(PlaceKey Whole, int Dimension), List<(int Member, ClaimedPlace Place)>>();
        foreach (
            var place in plan.Claims.Places.Where(place =>
                place.Key is { Kind: ClaimKind.Level, IsForeign: false }
                && place.Key.Scope != ScopeTable.Top
                && Ranges.IsNeverNegative(place.Indicator)
            )
        )
        {
            var steps = plan.Scopes.StepsOf(place.Key.Scope);
            for (var at = 0; at < steps.Length; at++)
            {
                var tree = plan.Scopes.Tree(steps[at].Dimension);
                if (tree.Groups.Count == 0 || !tree.IsKnown(steps[at].Member) || !Sums(place.Indicator, tree.Dimension))
                    continue;
                var line = (place.Key with { Scope = plan.Scopes.Without(steps, at) }, steps[at].Dimension);
                if (!lines.TryGetValue(line, out var parts))
                    lines[line] = parts = [];
                parts.Add((steps[at].Member, place));
            }
        }
        return lines
            .Select(line => Check(plan, spans, plan.Scopes.Tree(line.Key.Dimension), plan.Claims.At(line.Key.Whole), line.Value))
            .OfType<Finding>();
    }

    private static bool Sums(Indicator indicator, Code dimension) =>
        indicator.Kind switch
        {
            IndicatorKind.Share => indicator.ShareOf == dimension,
            IndicatorKind.Flow or IndicatorKind.Stock => indicator.Dimensions is null || indicator.Dimensions.Contains(dimension),
            _ => false,
        };

    private Finding? Check(
        PlanIndex plan,
        Dictionary<(DimensionTree, int), GroupSpan> spans,
        DimensionTree tree,
        ClaimedPlace? whole,
        List<(int Member, ClaimedPlace Place)> parts
    )
    {
        var groups = parts
            .Where(part => tree.Groups.ContainsKey(part.Member))
            .Take(MostGroups)
            .Select(part => new Group(SpanOf(part.Member), part.Place))
            .ToArray();
        if (groups.Length == 0)
            return null;
        var members = parts.Where(part => tree.IsMember(part.Member)).OrderBy(part => tree.EnterOf(part.Member)).ToArray();
        var byMember = members.DistinctBy(part => part.Member).ToDictionary(part => part.Member, part => part.Place);
        var isShare = parts[0].Place.Indicator.Kind == IndicatorKind.Share;
        var most = whole?.Tolerated().High?.Value ?? (isShare ? Fraction.Hundred : null);
        foreach (var (at, one) in groups.Index())
        {
            if (most is { } limit && Exceeds(plan, whole, limit, [one], Outsiders(tree, members, [one.Span]), default) is { } found)
                return found;
            foreach (var other in groups.Skip(at + 1))
            {
                var (inner, outer) = one.Span.IsWithin(other.Span) ? (one, other) : (other, one);
                if (
                    inner.Span.IsWithin(outer.Span)
                    && outer.Place.Tolerated().High is { } high
                    && Exceeds(plan, outer.Place, high.Value, [inner], [], default) is { } nested
                )
                    return nested;
                if (
                    most is { } top
                    && Common(byMember, one.Span, other.Span) is { } common
                    && Exceeds(plan, whole, top, [one, other], Outsiders(tree, members, [one.Span, other.Span]), common) is { } both
                )
                    return both;
            }
        }
        return null;

        GroupSpan SpanOf(int group) =>
            spans.TryGetValue((tree, group), out var span) ? span : spans[(tree, group)] = new GroupSpan(tree, group);
    }

    // Members of which the groups hold nothing, the highest of each branch.
    private static List<ClaimedPlace> Outsiders(
        DimensionTree tree,
        (int Member, ClaimedPlace Place)[] members,
        IReadOnlyList<GroupSpan> groups
    )
    {
        var (outside, last) = (new List<ClaimedPlace>(), -1);
        foreach (var (member, place) in members)
        {
            if (groups.Any(group => group.Touches(member)) || (last >= 0 && tree.IsWithin(member, last)))
                continue;
            outside.Add(place);
            last = member;
        }
        return outside;
    }

    // What both can hold at most: the most of their common members, all of which must be claimed.
    private static (Fraction Tolerated, Fraction Exact)? Common(Dictionary<int, ClaimedPlace> members, GroupSpan one, GroupSpan other)
    {
        var (sum, exact) = (Fraction.Zero, Fraction.Zero);
        foreach (var member in one.Members.Where(other.Holds))
        {
            if (!members.TryGetValue(member, out var place) || place.Tolerated().High is not { } high)
                return null;
            (sum, exact) = (sum + high.Value, exact + (place.Demanded.High?.Value ?? high.Value));
        }
        var own = one.Members.ToHashSet();
        return other.Members.Any(member => one.Holds(member) && !own.Contains(member)) ? null : (sum, exact);
    }

    private Finding? Exceeds(
        PlanIndex plan,
        ClaimedPlace? whole,
        Fraction limit,
        IReadOnlyList<Group> groups,
        List<ClaimedPlace> outside,
        (Fraction Tolerated, Fraction Exact) common
    )
    {
        ClaimedPlace[] all = [.. groups.Select(group => group.Place), .. outside];
        // One group alone is held against its whole by the rules about parts.
        if (all.Length < 2 && whole is null or { Scope.Count: 0 })
            return null;
        var lows = all.Select(place => place.Tolerated().Low?.Value ?? Fraction.Zero).ToArray();
        var least = lows.Aggregate(Fraction.Zero, (sum, low) => sum + low) - common.Tolerated;
        if (least <= limit || (all.Length > 1 && lows.Count(low => low.Sign > 0) < 2))
            return null;
        var (exact, first) = (all.Select(place => place.Demanded.Low?.Value ?? Fraction.Zero).ToArray(), all[0]);
        var sum = exact.Aggregate(Fraction.Zero, (total, low) => total + low) - common.Exact;
        var shown = whole is null ? Fraction.Hundred : whole.Demanded.High?.Value ?? limit;
        return Find(
            Places.Of(all.Select(place => place.First).Concat(whole is null ? [] : [whole.First])),
            ("indicator", first.Indicator.Code.ToString()),
            ("period", first.Period.ToString()),
            ("list", Notation.List(all.Select(place => place.First.Target.Key()))),
            ("sum", PlaceNumbers.Shown(plan, Interval.Exactly(sum), first.Indicator)),
            ("whole", whole is null ? "100 %" : Notation.Of(whole.First)),
            ("scope", whole is null ? Notation.Everywhere : Notation.Of(whole.Scope)),
            ("common", PlaceNumbers.Shown(plan, Interval.Exactly(common.Exact), first.Indicator))
        ) with
        {
            Arithmetic =
            [
                new(
                    "parts-at-least",
                    PlaceNumbers.Sum(exact) + (common.Exact.Sign > 0 ? $" - {Notation.Number(common.Exact)}" : ""),
                    Notation.Number(sum)
                ),
                new("whole-at-most", whole?.First.Target.Key() ?? "100 %", Notation.Number(shown)),
                new("gap", $"{Notation.Number(sum)} - {Notation.Number(shown)}", Notation.Number(sum - shown)),
            ],
        };
    }

    /// <summary>A claimed group.</summary>
    private sealed record Group(GroupSpan Span, ClaimedPlace Place);
}
