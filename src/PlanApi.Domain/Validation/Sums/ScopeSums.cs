using System.Numerics;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Adds up claims over the members of a dimension, everything else being equal. Groups overlap, so that they are never added to anything; a
/// group is a part of the top, and a whole for its own members.
/// </summary>
internal sealed class ScopeSums(PlanIndex plan)
{
    private readonly Dictionary<Line, List<(int Member, ClaimedPlace Place)>> _lines = [];
    private readonly Dictionary<int, (ScopeStep[] Steps, int[] Without)> _scopes = [];

    public IEnumerable<PartSum> Find()
    {
        foreach (var place in plan.Claims.Places)
        {
            if (place.Key is { Kind: ClaimKind.Level, IsForeign: false } && place.Key.Scope != ScopeTable.Top
                && place.Indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.Share)
                Add(place);
        }
        return _lines.SelectMany(line => Check(line.Key, line.Value));
    }

    private void Add(ClaimedPlace place)
    {
        if (!_scopes.TryGetValue(place.Key.Scope, out var scope))
        {
            var steps = plan.Scopes.StepsOf(place.Key.Scope);
            _scopes[place.Key.Scope] = scope = (steps, [.. steps.Select((_, position) => plan.Scopes.Without(steps, position))]);
        }
        for (var position = 0; position < scope.Steps.Length; position++)
        {
            var (dimension, member) = scope.Steps[position];
            if (!IsSummedOver(place.Indicator, plan.Scopes.Tree(dimension).Dimension))
                continue;
            var line = new Line(place.Key with { Scope = scope.Without[position] }, dimension);
            if (!_lines.TryGetValue(line, out var entries))
                _lines[line] = entries = [];
            entries.Add((member, place));
        }
    }

    private static bool IsSummedOver(Indicator indicator, Code dimension) => indicator.Kind == IndicatorKind.Share
        ? indicator.ShareOf == dimension
        : indicator.Dimensions is null || indicator.Dimensions.Contains(dimension);

    private IEnumerable<PartSum> Check(Line line, List<(int Member, ClaimedPlace Place)> entries)
    {
        var whole = plan.Claims.At(line.Whole);
        var indicator = entries[0].Place.Indicator;
        var isShare = indicator.Kind == IndicatorKind.Share;
        if (entries.Count == 1 && whole is null && !isShare)
            return [];
        var tree = plan.Scopes.Tree(line.Dimension);
        // Siblings without a whole have nothing to be held against.
        if (whole is null && !isShare && tree.IsFlat && tree.Groups.Count == 0)
            return [];
        var members = entries.Where(entry => tree.IsMember(entry.Member)).OrderBy(entry => tree.EnterOf(entry.Member)).ToArray();
        var sums = new NestedSums([.. members.Select(entry =>
            new Stretch(tree.EnterOf(entry.Member), tree.LeaveOf(entry.Member), entry.Place, entry.Place.Demanded))]);
        var top = whole?.Demanded;
        if (isShare)
            top = (top ?? Interval.Everything).Intersect(Hundred(members));
        var groups = entries.Where(entry => tree.Groups.ContainsKey(entry.Member)).ToArray();
        IEnumerable<PartSum> found = GroupSums(tree, groups, members, whole, top, Ranges.IsNeverNegative(indicator));
        if (top is null && !sums.IsNested)
            return found;
        return found.Concat(sums.Check(
            tree.Dimension.ToString(), whole, top,
            // A dimension with one member is a remark on a part ("200 of them at scale"), not a break-down.
            (at, parts) => parts.Count > 1 && parts.Count == tree.ChildCount(MemberAt(at))
                && parts.All(part => tree.ParentOf(members[part].Member) == MemberAt(at)),
            at => !tree.IsShifting(MemberAt(at)),
            Ranges.IsNeverNegative(indicator)));

        int MemberAt(int at) => at == NestedSums.Root ? DimensionTree.None : members[at].Member;
    }

    /// <summary>
    /// 100 %, give or take what rounding can add up to: half of the last decimal for each share. Whole percentages are taken as exact.
    /// </summary>
    private static Interval Hundred((int Member, ClaimedPlace Place)[] members)
    {
        var decimals = members.Length == 0 ? 0 : members.Max(entry => entry.Place.First.Target.Value.Decimals);
        var rounding = decimals == 0 ? Fraction.Zero : Fraction.Of(members.Length, 2 * BigInteger.Pow(10, decimals));
        return Interval.Between(Fraction.Hundred - rounding, Fraction.Hundred + rounding);
    }

    private static IEnumerable<PartSum> GroupSums(
        DimensionTree tree, (int Member, ClaimedPlace Place)[] groups, (int Member, ClaimedPlace Place)[] members,
        ClaimedPlace? whole, Interval? top, bool isNeverNegative)
    {
        if (groups.Length == 0)
            yield break;
        var byMember = members.ToDictionary(entry => entry.Member, entry => entry.Place);
        foreach (var (group, place) in groups)
        {
            if (isNeverNegative && top?.High is { } high && place.Demanded.Low is { } low && Interval.AreDisjoint(low, high))
                yield return new PartSum(tree.Dimension.ToString(), whole, high.Value, [(place, low.Value)], low.Value, true);
            var codes = tree.Groups[group];
            // Whichever is fewer is walked over, so that many large groups cost no more than the document is long.
            var claimed = (codes.Length <= members.Length
                ? codes.Where(byMember.ContainsKey)
                : members.Select(entry => entry.Member).Where(member => tree.IsIn(group, member))).OrderBy(tree.EnterOf).ToArray();
            var sums = new NestedSums([.. claimed.Select(member =>
                new Stretch(tree.EnterOf(member), tree.LeaveOf(member), byMember[member], byMember[member].Demanded))]);
            // Members of the group that contain one another are left to the tree.
            if (claimed.Length == 0 || sums.IsNested)
                continue;
            foreach (var sum in sums.Check(tree.Dimension.ToString(), place, place.Demanded,
                (_, parts) => parts.Count == codes.Length, _ => true, isNeverNegative))
                yield return sum;
        }
    }

    /// <summary>Claims that differ only in the member of one dimension, and the place of their whole, which names none there.</summary>
    private readonly record struct Line(PlaceKey Whole, int Dimension);
}
