using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsMissedByCells()
    : PlanRule(
        "target-missed-by-cells",
        Severity.Warning,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period}: the cells come to {value}, but the target is {claim} ({target}).",
        "{indicator}（{scope}，{period}）按单元格得出 {value}，而计划要求{claim}（{target}）。",
        """
        The number at a place is computed from the target cells below it, or from the cells of the indicators in its definition. Here it
        does not fulfil a target for the place. Too little of a flow or a stock is a note, since some cells may not be entered yet;
        everything else is a warning. Spread the target over the cells, change the cells, or change the target. A value stored at the place
        itself has its own rule (adopted-value-outside-target).
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Cube is not { } cube)
            yield break;
        var claims = plan.Claims.All.Where(claim =>
            claim.Kind == ClaimKind.Level
            && claim.Target.Basis == Basis.Absolute
            && !claim.Key.IsForeign
            && plan.Calendar.Holds(claim.Period)
            && cube.Knows(claim.Target.Scope)
        );
        foreach (var (claim, number) in cube.At(claims, claim => (claim.Stated.Code, Measure.Target, claim.Target.Scope, claim.Period)))
        {
            if (number.State is not (CellState.RolledUp or CellState.Derived) || claim.Tolerated.Overlaps(Interval.Exactly(number.Value)))
                continue;
            var isShort =
                claim.Stated.Kind is IndicatorKind.Flow or IndicatorKind.Stock && claim.Interval.Low is { } low && number.Value < low.Value;
            yield return Find(
                [Places.Of(claim)],
                ("indicator", claim.Target.Indicator.ToString()),
                ("scope", Notation.Of(claim.Target.Scope)),
                ("period", claim.Period.ToString()),
                ("value", Notation.Number(number.Value) + Notation.UnitOf(claim.Stated, plan.Document.Plan.Currency)),
                ("claim", Notation.Of(claim)),
                ("target", claim.Target.Key())
            ) with
            {
                Severity = isShort ? Severity.Note : Severity.Warning,
                Arithmetic =
                [
                    new("cells-come-to", claim.Period.ToString(), Notation.Number(number.Value)),
                    new("target-value", claim.Target.Key(), Notation.Of(claim)),
                ],
            };
        }
    }
}
