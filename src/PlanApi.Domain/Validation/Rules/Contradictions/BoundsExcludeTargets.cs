using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BoundsExcludeTargets()
    : PlanRule(
        "bound-against-target",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period} is to be {value} ({target}), but the bound {bound} allows {range} in {span}.",
        "{indicator}（{scope}，{period}）的目标为{value}（{target}），而界限 {bound} 只允许 {span} 为{range}。",
        """
        A bound refuses every cell outside its limits. So a target outside them can never be entered or spread. The rule compares a bound
        with the targets of the same number and the same period. For a flow that cannot fall below zero, it also compares periods that
        contain one another. A bound to date counts from the beginning of the fiscal year: at least 30 by June means at least 30 in the
        year. Change the bound or the target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var spans in BoundSpans.In(plan))
        {
            if (
                spans.All.All(span => (span.Least ?? span.Most)?.Measure != Measure.Target)
                || plan.Claims.NumberOf(spans.Indicator.Code) is not { } number
                || plan.Claims.SubjectOf(number, plan.Scopes.NumberOf(spans.Scope)) is not { } subject
            )
                continue;
            foreach (var place in subject.Places.Where(place => place.Key is { Kind: ClaimKind.Level, IsForeign: false }))
            {
                if (Opposing(spans, place) is var (claim, bound, isMost))
                    yield return Describe(claim, bound, isMost);
            }
        }
    }

    private static (Claim Claim, Bound Bound, bool IsMost)? Opposing(BoundSpans spans, ClaimedPlace place)
    {
        var (first, last) = spans.DaysOf(place.Period);
        var most = spans.Around(first, last).Select(span => span.Most).OfType<Bound>().MinBy(bound => bound.Max);
        var least = spans.Within(first, last).Select(span => span.Least).OfType<Bound>().MaxBy(bound => bound.Min);
        foreach (var claim in place.Claims.Where(claim => !claim.Tolerated.IsEmpty))
        {
            if (
                most?.Max is { } max
                && claim.Tolerated.Low is { } low
                && Interval.AreDisjoint(low, new IntervalEnd(Fraction.Of(max), false))
            )
                return (claim, most, true);
            if (
                least?.Min is { } min
                && claim.Tolerated.High is { } high
                && Interval.AreDisjoint(new IntervalEnd(Fraction.Of(min), false), high)
            )
                return (claim, least, false);
        }
        return null;
    }

    private Finding Describe(Claim claim, Bound bound, bool isMost)
    {
        var limit = Fraction.Of(isMost ? bound.Max!.Value : bound.Min!.Value);
        var range = Notation.Of(isMost ? Interval.AtMost(limit) : Interval.AtLeast(limit));
        var value = Fraction.Of(claim.Target.Value) * (claim.Rate ?? Fraction.One);
        var (more, less) = value > limit ? (value, limit) : (limit, value);
        return Find(
            [Places.Of(claim), Places.Of(bound, range) with { Indicator = bound.Indicator, Scope = bound.Scope, Period = bound.Period }],
            ("indicator", claim.Stated.Code.ToString()),
            ("scope", Notation.Of(claim.Target.Scope)),
            ("period", claim.Period.ToString()),
            ("value", Notation.Of(claim)),
            ("target", claim.Target.Key()),
            ("bound", bound.Code.ToString()),
            ("range", range),
            ("span", Span(bound))
        ) with
        {
            Severity = claim.Assumed == Assumption.None ? Severity.Error : Severity.Warning,
            Arithmetic =
            [
                new("target-value", claim.Target.Key(), Notation.Of(claim)),
                new("bound", bound.Code.ToString(), range),
                new("gap", $"{Notation.Number(more)} - {Notation.Number(less)}", Notation.Number(more - less)),
            ],
        };
    }

    private static string Span(Bound bound) => bound.ToDate ? $"..{bound.Period}" : bound.Period.ToString();
}
