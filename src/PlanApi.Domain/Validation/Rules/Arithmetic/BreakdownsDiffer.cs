using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BreakdownsDiffer()
    : PlanRule(
        "break-downs-differ",
        Severity.Error,
        RuleFamily.Arithmetic,
        "{indicator} at {scope} in {period} adds up to {one} over {oneAxis}, but to {other} over {otherAxis}. Both break-downs "
            + "are complete.",
        "{indicator}（{scope}，{period}）按 {oneAxis} 合计为{one}，按 {otherAxis} 合计为{other}：两种分解都是完整的。",
        """
        A number is broken down completely in two ways, such as over markets and over tiers, or over markets and over quarters. Each
        break-down has a target for every part. But the two add up to different totals. Correct the parts of one of them. The rule compares
        break-downs even when the total has no target. When the total has a target and one break-down misses it, the rules about parts and
        wholes report that instead. Numbers count as rounded to the decimals in which they are written.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        static bool IsLevel(ClaimedPlace place) => place.Key is { Kind: ClaimKind.Level, IsForeign: false };
        var parts = new ClaimedParts(plan);
        var sums = parts
            .OverMembers(place => IsLevel(place) && place.Indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock)
            .Concat(parts.OverTime(place => IsLevel(place) && place.Indicator.Kind == IndicatorKind.Flow))
            .Where(line => line.AreAll)
            .Select(line => new Sum(line, Total(plan, line, null), Total(plan, line, claim => claim.Interval)));
        foreach (var same in sums.GroupBy(sum => sum.Line.Whole))
        {
            var whole = plan.Claims.At(same.Key)?.Total(plan) ?? Interval.Everything;
            var sound = same.Where(sum => sum.Tolerated.Overlaps(whole)).ToList();
            var low = sound.Aggregate((Sum?)null, (best, sum) => Interval.IsHigherLow(sum.Tolerated.Low, best?.Tolerated.Low) ? sum : best);
            var high = sound.Aggregate(
                (Sum?)null,
                (best, sum) => Interval.IsLowerHigh(sum.Tolerated.High, best?.Tolerated.High) ? sum : best
            );
            if (low is not null && high is not null && Interval.AreDisjoint(low.Tolerated.Low!.Value, high.Tolerated.High!.Value))
                yield return Describe(plan, high, low);
        }
    }

    private static Interval Total(PlanIndex plan, PartsOfPlace line, Func<Claim, Interval>? of) =>
        line.Parts.Skip(1).Aggregate(line.Parts[0].Total(plan, of), (sum, part) => sum + part.Total(plan, of));

    private Finding Describe(PlanIndex plan, Sum one, Sum other)
    {
        // The part whose period or scope is the whole's in the other break-down says what the whole is.
        var (first, indicator) = (one.Line.Parts[0], one.Line.Parts[0].Indicator);
        var time = new[] { one, other }.FirstOrDefault(sum => sum.Line.Over == PartSum.Time)?.Line.Parts[0];
        var scope = time?.Scope ?? (plan.Claims.At(one.Line.Whole)?.Scope ?? Without(plan, first.Scope, one.Line.Over));
        var period = (one.Line.Over == PartSum.Time ? other : one).Line.Parts[0].Period;
        return Find(
            Places.Of(one.Line.Parts.Concat(other.Line.Parts).Select(part => part.First)),
            ("indicator", indicator.Code.ToString()),
            ("scope", Notation.Of(scope)),
            ("period", period.ToString()),
            ("one", PlaceNumbers.Shown(plan, one.Exact, indicator)),
            ("oneAxis", one.Line.Over),
            ("other", PlaceNumbers.Shown(plan, other.Exact, indicator)),
            ("otherAxis", other.Line.Over)
        ) with
        {
            Arithmetic =
            [
                Line(plan, one),
                Line(plan, other),
                new(
                    "gap",
                    $"{PlaceNumbers.Bare(other.Exact)} - {PlaceNumbers.Bare(one.Exact)}",
                    PlaceNumbers.Bare(other.Exact - one.Exact)
                ),
            ],
        };
    }

    private static Step Line(PlanIndex plan, Sum sum) =>
        new(
            "parts-come-to",
            string.Join(
                " + ",
                sum.Line.Parts.Take(Notation.Most).Select(part => PlaceNumbers.Bare(part.Total(plan, claim => claim.Interval)))
            ) + (sum.Line.Parts.Count > Notation.Most ? $" + … (+{sum.Line.Parts.Count - Notation.Most})" : ""),
            PlaceNumbers.Bare(sum.Exact)
        );

    private static Scope Without(PlanIndex plan, Scope scope, string over)
    {
        var dimension = Values.Code.Known(over);
        var tree = plan.TreeOf(dimension);
        var parent =
            scope.TryGetValue(dimension, out var member) && tree.Number(member) is var number && tree.IsMember(number)
                ? tree.ParentOf(number)
                : DimensionTree.None;
        return scope.With(dimension, parent == DimensionTree.None ? null : tree.CodeOf(parent));
    }

    private sealed record Sum(PartsOfPlace Line, Interval Tolerated, Interval Exact);
}
