using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ChangesFromZero() : PlanRule(
    "change-from-zero",
    Severity.Error,
    RuleFamily.Feasibility,
    "{indicator} at {scope} is to change by {value} ({target}), but starts from {start}: a percentage of that means nothing.",
    "{indicator}（{scope}）的目标为变化{value}（{target}），但起点为{start}：对其取百分比没有意义。",
    """
    A change in percent or a growth multiplies what it starts from. From zero, nothing is a percentage; from below zero, "+50 %" can be read
    as more or as less. The start is the target's own baseline, or a value of the period against which it is measured. State the target as a
    number, or as a change in points.
    """)
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var claim in plan.Claims.All)
        {
            if (claim.Kind == ClaimKind.Change && claim.Target.Basis is not Basis.Points && StartOf(plan, claim) is { } start)
                yield return Find(
                    [Places.Of(claim), start.Place],
                    ("indicator", claim.Stated.Code.ToString()), ("scope", Notation.Of(claim.Target.Scope)), ("value", Notation.Of(claim)),
                    ("target", claim.Target.Key()), ("start", start.Place.Value ?? "")) with
                {
                    Arithmetic =
                    [
                        new("change-from", start.Interval.High!.Value.Value is { IsZero: true }
                            ? $"(x - {Notation.Number(start.Interval.High.Value.Value)}) / {Notation.Number(start.Interval.High.Value.Value)}"
                            : $"{Notation.Number(start.Interval.High.Value.Value)} × {Notation.Number(claim.Factor)}",
                            start.Interval.High.Value.Value.IsZero ? "?" : Notation.Number(start.Interval.High.Value.Value * claim.Factor)),
                    ],
                };
        }
    }

    // Everything that the start allows is zero or less.
    private static Start? StartOf(PlanIndex plan, Claim claim)
    {
        var starts = plan.Starts.Of(claim.Key.Indicator, claim.Key.Scope);
        return starts.FirstOrDefault(start => IsAtMostZero(start)
            && (start.Target?.Code == claim.Target.Code || (claim.Target.Baseline is null && start.Period is { } period && period == claim.Against?.Period)));
    }

    private static bool IsAtMostZero(Start start) => start.Interval.High is { Value.Sign: <= 0 };
}
