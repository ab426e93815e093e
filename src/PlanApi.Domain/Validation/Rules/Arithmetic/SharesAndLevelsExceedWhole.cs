using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SharesAndLevelsExceedWhole()
    : PlanRule(
        "shares-and-levels",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} at {scope} in {period} is to be {whole} ({target}), but its parts over {over} come to {side} {sum}, some "
            + "stated as shares and some as levels: {list}.",
        "{indicator}（{scope}，{period}）的目标为{whole}（{target}），但按 {over} 的各部分合计{side} {sum}，其中有的以占比、有的以数值给出：{list}。",
        """
        Some parts of a number are stated as shares of it, others as numbers of their own. The rule turns each share into a number, as its
        part of the whole, and adds all of them up. The sum is more than the whole allows. Or every part is stated, and the sum is less
        than the whole demands. Parts are members that do not contain one another; groups are left out. Numbers count as rounded to the
        decimals in which they are written. Correct the shares, the levels or the whole.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var shares = plan
            .Claims.Places.Where(place =>
                place.Key.Kind == ClaimKind.Level && place.Indicator is { Kind: IndicatorKind.Share, Base: not null, ShareOf: not null }
            )
            .ToLookup(place => (Base: place.Indicator.Base!.Value, Over: place.Indicator.ShareOf!.Value));
        foreach (var share in shares)
        {
            if (
                plan.Claims.NumberOf(share.Key.Base) is not { } number
                || !Ranges.IsNeverNegative(plan.Claims.Normaliser.IndicatorAt(number))
            )
                continue;
            var dimension = plan.Scopes.DimensionNumber(share.Key.Over);
            foreach (var line in Lines(plan, share, number, dimension))
            {
                if (
                    plan.Claims.LevelAt(number, line.Whole, line.Parts[0].Place.Period) is { } whole
                    && Check(plan, dimension, whole, line.Parts) is { } finding
                )
                    yield return finding;
            }
        }
    }

    // Shares and levels of one whole at one time, by member; a level counts before a share of the same member.
    private static IEnumerable<(int Whole, List<Part> Parts)> Lines(
        PlanIndex plan,
        IEnumerable<ClaimedPlace> shares,
        int number,
        int dimension
    )
    {
        var wholes = new Dictionary<(int Scope, Calendars.Period Period), Dictionary<int, Part>>();
        foreach (
            var place in shares.Concat(
                plan.Claims.Places.Where(place => place.Key is { Kind: ClaimKind.Level, IsForeign: false } && place.Key.Indicator == number)
            )
        )
        {
            var steps = plan.Scopes.StepsOf(place.Key.Scope);
            var at = Array.FindIndex(steps, step => step.Dimension == dimension);
            if (at < 0 || !plan.Scopes.Tree(dimension).IsMember(steps[at].Member))
                continue;
            var whole = (plan.Scopes.Without(steps, at), place.Period);
            if (!wholes.TryGetValue(whole, out var parts))
                wholes[whole] = parts = [];
            parts[steps[at].Member] = new Part(steps[at].Member, place);
        }
        return wholes.Select(whole => (whole.Key.Scope, whole.Value.Values.ToList()));
    }

    private Finding? Check(PlanIndex plan, int dimension, ClaimedPlace whole, List<Part> all)
    {
        var tree = plan.Scopes.Tree(dimension);
        var (parts, last) = (new List<Part>(), DimensionTree.None);
        foreach (var part in all.OrderBy(part => tree.EnterOf(part.Member)))
        {
            if (last != DimensionTree.None && tree.IsWithin(part.Member, last))
                continue;
            parts.Add(part);
            last = part.Member;
        }
        if (parts.All(part => part.IsShare) || !parts.Exists(part => part.IsShare))
            return null;
        var (allowed, sum) = (whole.Total(plan), Sum(plan, parts, whole, place => place.Tolerated(), place => place.Total(plan)));
        var areAll =
            parts.Count == tree.RootCount
            && parts.TrueForAll(part => tree.ParentOf(part.Member) == DimensionTree.None)
            && !tree.IsShifting(DimensionTree.None);
        var exceeds = sum.Low is { } low && allowed.High is { } high && Interval.AreDisjoint(low, high);
        var isShort = areAll && sum.High is { } most && allowed.Low is { } least && Interval.AreDisjoint(least, most);
        return exceeds || isShort ? Describe(plan, tree, whole, parts, exceeds) : null;
    }

    private static Interval Sum(
        PlanIndex plan,
        List<Part> parts,
        ClaimedPlace whole,
        Func<ClaimedPlace, Interval> share,
        Func<ClaimedPlace, Interval> total
    ) =>
        parts.Aggregate(
            Interval.Exactly(Fraction.Zero),
            (sum, part) => sum + (part.IsShare ? (share(part.Place) * total(whole)).Times(Fraction.Of(1, 100)) : total(part.Place))
        );

    private Finding Describe(PlanIndex plan, DimensionTree tree, ClaimedPlace whole, List<Part> parts, bool exceeds)
    {
        Interval Total(ClaimedPlace place) => place.Total(plan, claim => claim.Interval);
        var sum = Sum(plan, parts, whole, place => place.Demanded, Total);
        var end = (exceeds ? sum.Low : sum.High)!.Value.Value;
        var limit = (exceeds ? Total(whole).High : Total(whole).Low)!.Value.Value;
        var terms = parts
            .Take(Notation.Most)
            .Select(part =>
                part.IsShare
                    ? $"{PlaceNumbers.Bare(part.Place.Demanded)} % × {PlaceNumbers.Bare(Total(whole))}"
                    : PlaceNumbers.Bare(Total(part.Place))
            );
        var (more, less) = exceeds ? (end, limit) : (limit, end);
        return Find(
            Places.Of(parts.Select(part => part.Place.First).Prepend(whole.First)),
            ("indicator", whole.Indicator.Code.ToString()),
            ("scope", Notation.Of(whole.Scope)),
            ("period", whole.Period.ToString()),
            ("whole", Notation.Of(whole.First)),
            ("target", whole.First.Target.Key()),
            ("over", tree.Dimension.ToString()),
            ("side", exceeds ? "≥" : "≤"),
            ("sum", PlaceNumbers.Shown(plan, Interval.Exactly(end), whole.Indicator)),
            ("list", Notation.List(parts.Select(part => part.Place.First.Target.Key())))
        ) with
        {
            Severity = exceeds ? Severity.Error : Severity.Warning,
            Arithmetic =
            [
                new(exceeds ? "parts-at-least" : "parts-at-most", string.Join(" + ", terms), Notation.Number(end)),
                new(exceeds ? "whole-at-most" : "whole-at-least", whole.First.Target.Key(), Notation.Number(limit)),
                new("gap", $"{Notation.Number(more)} - {Notation.Number(less)}", Notation.Number(more - less)),
            ],
        };
    }

    private sealed record Part(int Member, ClaimedPlace Place)
    {
        public bool IsShare => Place.Indicator.Kind == IndicatorKind.Share;
    }
}
