using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BoundsExcludeOneAnother()
    : PlanRule(
        "bounds-contradict",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} must be {least} in {leastSpan} ({leastBound}) and {most} in {mostSpan} ({mostBound}): no value "
            + "fulfils both.",
        "{indicator}（{scope}）在 {leastSpan} 须为{least}（{leastBound}），在 {mostSpan} 又须为{most}（{mostBound}）：没有值能同时满足。",
        """
        One bound demands more than another bound allows, for the same period. For a flow that cannot fall below zero, the rule also
        compares a period with a period inside it. Nothing can be entered or spread there any more. Change one of the bounds.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var spans in BoundSpans.In(plan))
        {
            foreach (var span in spans.All)
            {
                if (
                    span.Least is { Min: { } min } least
                    && spans.Around(span.First, span.Last).Select(around => around.Most).OfType<Bound>().MinBy(bound => bound.Max)
                        is { Max: { } max } most
                    && min > max
                )
                    yield return Describe(least, most);
            }
        }
    }

    private Finding Describe(Bound least, Bound most)
    {
        var (min, max) = (Fraction.Of(least.Min!.Value), Fraction.Of(most.Max!.Value));
        Bound[] both = least == most ? [least] : [least, most];
        return Find(
            [.. both.Select(bound => Places.Of(bound) with { Indicator = bound.Indicator, Scope = bound.Scope, Period = bound.Period })],
            ("indicator", least.Indicator.ToString()),
            ("scope", Notation.Of(least.Scope)),
            ("least", Notation.Of(Interval.AtLeast(min))),
            ("leastSpan", Span(least)),
            ("leastBound", least.Code.ToString()),
            ("most", Notation.Of(Interval.AtMost(max))),
            ("mostSpan", Span(most)),
            ("mostBound", most.Code.ToString())
        ) with
        {
            Arithmetic = [new("gap", $"{Notation.Number(min)} - {Notation.Number(max)}", Notation.Number(min - max))],
        };
    }

    private static string Span(Bound bound) => bound.ToDate ? $"..{bound.Period}" : bound.Period.ToString();
}
