using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class AdoptedValuesOutsideTargets()
    : PlanRule(
        "adopted-value-outside-target",
        Severity.Warning,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period}: the adopted value is {cell}, but the target is {claim} ({target}).",
        "{indicator}（{scope}，{period}）采用的值为{cell}，而计划要求{claim}（{target}）。",
        """
        A target fills its cell only when it is adopted. Here the value in the cell does not fulfil a target for the same place. It was
        spread or entered differently, or it was adopted from another target for the place. Adopt the target that should hold, or change
        the other one.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var cell in plan.Document.Cells)
        {
            if (
                cell.Measure != Measure.Target
                || (cell.Currency is { } currency && currency != plan.Document.Plan.Currency)
                || plan.Claims.NumberOf(cell.Indicator) is not { } indicator
                || plan.Claims.LevelAt(indicator, plan.Scopes.NumberOf(cell.Scope), cell.Period) is not { } place
            )
                continue;
            var value = Interval.Exactly(Fraction.Of(cell.Value));
            var outside = place.Claims.Where(claim => !claim.Tolerated.Overlaps(value));
            // Where claims contradict one another, a value that fulfils one of them is the best that can be had.
            if (outside.FirstOrDefault() is { } claim && (outside.Count() == place.Claims.Count || !place.IsContradictory))
                yield return Describe(Places.Of(plan, cell), claim);
        }
    }

    private Finding Describe(Place cell, Claim claim) =>
        Find(
            [cell, Places.Of(claim)],
            ("indicator", claim.Target.Indicator.ToString()),
            ("scope", Notation.Of(claim.Target.Scope)),
            ("period", claim.Period.ToString()),
            ("cell", cell.Value ?? ""),
            ("claim", Notation.Of(claim)),
            ("target", claim.Target.Key())
        ) with
        {
            Arithmetic = [new("cell-value", cell.Key, cell.Value ?? ""), new("target-value", claim.Target.Key(), Notation.Of(claim))],
        };
}
