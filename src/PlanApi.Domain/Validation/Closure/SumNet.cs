using System.Runtime.InteropServices;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Makes the sums in which numbers are parts: of their parent, of groups, of longer periods. Weeks lie in no month and are left out.
/// </summary>
internal sealed class SumNet(PlanIndex plan, PlaceNet net)
{
    private static readonly Grain[] _ladder = [Grain.Day, Grain.Month, Grain.Quarter, Grain.HalfYear, Grain.Year];

    private readonly Dictionary<(PlaceKey Whole, int Dimension, int Group), SumRelation> _relations = [];
    private readonly Dictionary<int, ILookup<int, int>> _groupsOf = [];
    private readonly Dictionary<int, int[][]> _members = [];

    private const int ByTime = -1,
        NoGroup = -1;

    /// <summary>A group's sum, which is needed because the group is named, and the sum of shares that make 100 % of a number.</summary>
    public void AddAround(ClosedPlace place)
    {
        if (!IsSummed(place))
            return;
        foreach (var (dimension, member) in plan.Scopes.StepsOf(place.Key.Scope))
        {
            var tree = plan.Scopes.Tree(dimension);
            if (!tree.Groups.TryGetValue(member, out var members) || !IsSummedOver(place.Indicator, tree) || IsNested(tree, members))
                continue;
            var relation = new SumRelation(tree.Dimension.ToString(), members.Length, Ranges.IsNeverNegative(place.Indicator));
            _relations[(place.Key, dimension, member)] = relation;
            PlaceNet.Connect(relation, place);
            var steps = plan.Scopes.StepsOf(place.Key.Scope);
            var position = Array.FindIndex(steps, step => step.Dimension == dimension);
            foreach (var part in members)
            {
                if (net.Find(place.Key with { Scope = plan.Scopes.With(steps, position, part) }) is { IsKnown: true } known)
                    Join(relation, known);
            }
        }
    }

    /// <summary>Enters a number into the sums of which it is a part.</summary>
    public void Know(ClosedPlace place)
    {
        if (!IsSummed(place))
            return;
        var steps = plan.Scopes.StepsOf(place.Key.Scope);
        for (var position = 0; position < steps.Length; position++)
        {
            var tree = plan.Scopes.Tree(steps[position].Dimension);
            if (IsSummedOver(place.Indicator, tree))
                Know(place, steps, position, tree);
        }
        if (place.Indicator.Kind == IndicatorKind.Flow && Above(place.Period) is { } longer)
            Join(
                place,
                place.Key with
                {
                    Period = PlaceKey.Pack(longer),
                },
                longer,
                (ByTime, NoGroup),
                PartSum.Time,
                () => plan.Calendar.Periods(place.Period.Grain, plan.Calendar.Days(longer).First, plan.Calendar.Days(longer).Last).Count()
            );
    }

    private void Know(ClosedPlace place, ScopeStep[] steps, int position, DimensionTree tree)
    {
        var (dimension, member) = steps[position];
        var axis = tree.Dimension.ToString();
        var top = place.Key with { Scope = plan.Scopes.Without(steps, position) };
        if (tree.Groups.ContainsKey(member))
        {
            // A group is a part of everything, beside whatever is not in it.
            if (Ranges.IsNeverNegative(place.Indicator))
                Join(place, top, place.Period, (dimension, member), axis, () => int.MaxValue);
            return;
        }
        if (!tree.IsMember(member))
            return;
        var parent = tree.ParentOf(member);
        var isHidden = plan.Hidden.Contains(tree.Dimension);
        if (!tree.IsShifting(parent) && !(isHidden && parent == DimensionTree.None))
            Join(
                place,
                parent == DimensionTree.None ? top : place.Key with { Scope = plan.Scopes.With(steps, position, parent) },
                place.Period,
                (dimension, NoGroup),
                axis,
                () => tree.ChildCount(parent) > 1 && !isHidden ? tree.ChildCount(parent) : int.MaxValue
            );
        foreach (var group in GroupsOf(dimension, tree)[member])
        {
            var whole = place.Key with { Scope = plan.Scopes.With(steps, position, group) };
            if (net.Find(whole) is not null && _relations.TryGetValue((whole, dimension, group), out var relation))
                Join(relation, place);
        }
    }

    private void Join(ClosedPlace part, PlaceKey whole, Period period, (int Dimension, int Group) axis, string name, Func<int> count)
    {
        ref var relation = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _relations,
            (whole, axis.Dimension, axis.Group == NoGroup ? NoGroup : -2 - axis.Group),
            out var isKnown
        );
        if (!isKnown)
        {
            var made = relation = new SumRelation(name, count(), Ranges.IsNeverNegative(part.Indicator));
            if (net.At(whole, period) is not { } place)
                return;
            if (part.Indicator.Kind == IndicatorKind.Share && axis.Dimension != ByTime && IsAll(part.Indicator, whole.Scope))
                (place.Added, place.Multiplied) = place.IsStated ? (place.Added, place.Multiplied) : (Hundred(place), Hundred(place));
            PlaceNet.Connect(made, place);
            Join(made, part);
            return;
        }
        if (relation!.Terms.Count > 0)
            Join(relation, part);
    }

    private void Join(SumRelation relation, ClosedPlace part)
    {
        PlaceNet.Connect(relation, part);
        net.Ask(relation);
    }

    // Shares of one base over a dimension are parts of 100 %.
    private static Known Hundred(ClosedPlace place) =>
        new(
            new KnownEnd
            {
                Place = place,
                IsLow = true,
                End = new IntervalEnd(Fraction.Hundred, false),
            },
            new KnownEnd
            {
                Place = place,
                IsLow = false,
                End = new IntervalEnd(Fraction.Hundred, false),
            }
        );

    private bool IsAll(Indicator share, int scope) =>
        !plan.Scopes.StepsOf(scope).Any(step => plan.Scopes.Tree(step.Dimension).Dimension == share.ShareOf);

    private static bool IsSummed(ClosedPlace place) =>
        place.Key is { Kind: ClaimKind.Level, IsForeign: false }
        && place.Indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.Share;

    private static bool IsSummedOver(Indicator indicator, DimensionTree tree) =>
        indicator.Kind == IndicatorKind.Share
            ? indicator.ShareOf == tree.Dimension
            : indicator.Dimensions is null || indicator.Dimensions.Contains(tree.Dimension);

    private ILookup<int, int> GroupsOf(int dimension, DimensionTree tree)
    {
        if (!_groupsOf.TryGetValue(dimension, out var groups))
            _groupsOf[dimension] = groups = tree
                .Groups.SelectMany(group => group.Value.Select(member => (member, group.Key)))
                .ToLookup(pair => pair.member, pair => pair.Key);
        return groups;
    }

    // Members of a group that contain one another are left to the tree.
    private static bool IsNested(DimensionTree tree, int[] members)
    {
        var ordered = members.Order(Comparer<int>.Create((one, other) => tree.EnterOf(one).CompareTo(tree.EnterOf(other)))).ToArray();
        for (var at = 1; at < ordered.Length; at++)
        {
            if (tree.EnterOf(ordered[at]) < tree.LeaveOf(ordered[at - 1]))
                return true;
        }
        return false;
    }

    private Period? Above(Period period)
    {
        var at = Array.IndexOf(_ladder, period.Grain);
        return at < 0 || at == _ladder.Length - 1 ? null : plan.Calendar.PeriodOf(_ladder[at + 1], plan.Calendar.Days(period).First);
    }
}
