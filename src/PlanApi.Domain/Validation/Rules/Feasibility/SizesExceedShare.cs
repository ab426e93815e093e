using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SizesExceedShare()
    : PlanRule(
        "sizes-exceed-share",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} in {period}: {count} ({countTarget}) of {size} each ({sizeTarget}) come to at least {sum}, but "
            + "only {available} is available ({limitTarget}).",
        "{indicator}（{scope}，{period}）：{count}（{countTarget}）个，每个{size}（{sizeTarget}），合计至少 {sum}，超过{available}（{limitTarget}）。",
        """
        One target counts things, and another sets a size for each of them. Count times size is the least that all of them come to: 50
        stores of 10 M each are 500 M. The plan allows less at that place, by a target of the same number, or by a share of its whole: 30 %
        of 1,000 M are 300 M. Correct the count, the size, the share or the whole.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var shares = plan
            .Indicators.Values.Where(indicator => indicator.Kind == IndicatorKind.Share)
            .ToLookup(indicator => (indicator.Base, indicator.ShareOf));
        foreach (var size in plan.Claims.Places)
        {
            if (
                size.Indicator is not { EachOf: { } counted, Base: { } of }
                || size.Key is not { Kind: ClaimKind.Level, IsForeign: false }
                || plan.Claims.NumberOf(counted) is not { } count
                || plan.Claims.LevelAt(count, size.Key.Scope, size.Period) is not { } counts
            )
                continue;
            if (size.Tolerated().Low is not { Value.Sign: > 0 } least || counts.Total(plan).Low is not { Value.Sign: > 0 } number)
                continue;
            var sum = new IntervalEnd(least.Value * number.Value, least.Open || number.Open);
            var limit = Limits(plan, shares, of, size)
                .FirstOrDefault(limit => limit.Tolerated.High is { } high && Interval.AreDisjoint(sum, high));
            if (limit is not null)
                yield return Describe(plan, size, counts, limit);
        }
    }

    // What the base may come to at the place: its own target there, and every share of it times the share's whole.
    private static IEnumerable<Limit> Limits(
        PlanIndex plan,
        ILookup<(Values.Code?, Values.Code?), Indicator> shares,
        Values.Code of,
        ClaimedPlace size
    )
    {
        if (plan.Claims.NumberOf(of) is not { } number)
            yield break;
        if (plan.Claims.LevelAt(number, size.Key.Scope, size.Period) is { } level)
            yield return new Limit([level], level.Total(plan), level.Total(plan, claim => claim.Interval), "");
        var steps = plan.Scopes.StepsOf(size.Key.Scope);
        for (var at = 0; at < steps.Length; at++)
        {
            var over = plan.Scopes.Tree(steps[at].Dimension).Dimension;
            foreach (var share in shares[(of, over)])
            {
                if (
                    plan.Claims.LevelAt(plan.Claims.NumberOf(share.Code)!.Value, size.Key.Scope, size.Period) is { } part
                    && plan.Claims.LevelAt(number, plan.Scopes.Without(steps, at), size.Period) is { } whole
                )
                    yield return new Limit(
                        [part, whole],
                        (part.Tolerated() * whole.Total(plan)).Times(Fraction.Of(1, 100)),
                        (part.Demanded * whole.Total(plan, claim => claim.Interval)).Times(Fraction.Of(1, 100)),
                        $"{PlaceNumbers.Bare(part.Demanded)} % × {PlaceNumbers.Bare(whole.Total(plan, claim => claim.Interval))}"
                    );
            }
        }
    }

    private Finding Describe(PlanIndex plan, ClaimedPlace size, ClaimedPlace counts, Limit limit)
    {
        var (each, count) = (size.Demanded.Low!.Value.Value, counts.Total(plan, claim => claim.Interval).Low!.Value.Value);
        var (sum, most) = (each * count, limit.Exact.High!.Value.Value);
        var of = limit.Places[^1].Indicator;
        return Find(
            Places.Of([size.First, counts.First, .. limit.Places.Select(place => place.First)]),
            ("indicator", counts.Indicator.Code.ToString()),
            ("count", Notation.Number(count)),
            ("scope", Notation.Of(size.Scope)),
            ("period", size.Period.ToString()),
            ("countTarget", counts.First.Target.Key()),
            ("size", Notation.Of(size.First)),
            ("sizeTarget", size.First.Target.Key()),
            ("sum", PlaceNumbers.Shown(plan, Interval.Exactly(sum), of)),
            ("available", PlaceNumbers.Shown(plan, Interval.Exactly(most), of)),
            ("limitTarget", limit.Places[0].First.Target.Key())
        ) with
        {
            Arithmetic =
            [
                new("parts-at-least", $"{Notation.Number(count)} × {Notation.Number(each)}", Notation.Number(sum)),
                new(
                    "whole-at-most",
                    limit.Expression.Length == 0 ? limit.Places[0].First.Target.Key() : limit.Expression,
                    Notation.Number(most)
                ),
                new("gap", $"{Notation.Number(sum)} - {Notation.Number(most)}", Notation.Number(sum - most)),
            ],
        };
    }

    private sealed record Limit(IReadOnlyList<ClaimedPlace> Places, Interval Tolerated, Interval Exact, string Expression);
}
