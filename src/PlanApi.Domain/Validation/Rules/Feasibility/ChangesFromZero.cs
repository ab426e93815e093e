using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ChangesFromZero()
    : PlanRule(
        "change-from-zero",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to change by {value} ({target}), but starts from {start}. A percentage of that means " + "nothing.",
        "{indicator}（{scope}）的目标为变化{value}（{target}），但起点为{start}：对其取百分比没有意义。",
        """
        A change in percent and a growth multiply their start. From zero, every percentage gives zero. From below zero, "+50 %" can mean
        more or less. The start is the target's own baseline, or a value of the period of comparison. State the target as a number, or as a
        change in points.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var starts = plan
            .Starts.Subjects.SelectMany(subject =>
                plan.Starts.Of(subject.Indicator, subject.Scope).Where(IsAtMostZero).Select(start => (subject, start))
            )
            .ToArray();
        var own = starts
            .Where(one => one.start.Target is not null)
            .DistinctBy(one => one.start.Target!.Code)
            .ToDictionary(one => one.start.Target!.Code, one => one.start);
        var dated = starts
            .Where(one => one.start.Period is not null)
            .DistinctBy(one => (one.subject, one.start.Period))
            .ToDictionary(one => (one.subject, one.start.Period), one => one.start);
        foreach (var claim in plan.Claims.All)
        {
            if (
                claim.Kind == ClaimKind.Change
                && claim.Target.Basis is not Basis.Points
                && (
                    own.GetValueOrDefault(claim.Target.Code)
                    ?? (
                        claim.Target.Baseline is null && claim.Against?.Period is { } from
                            ? dated.GetValueOrDefault(((claim.Key.Indicator, claim.Key.Scope), from))
                            : null
                    )
                )
                    is { } start
            )
                yield return Find(
                    [Places.Of(claim), start.Place],
                    ("indicator", claim.Stated.Code.ToString()),
                    ("scope", Notation.Of(claim.Target.Scope)),
                    ("value", Notation.Of(claim)),
                    ("target", claim.Target.Key()),
                    ("start", start.Place.Value ?? "")
                ) with
                {
                    Arithmetic =
                    [
                        new(
                            "change-from",
                            start.Interval.High!.Value.Value is { IsZero: true }
                                ? $"(x - {Notation.Number(start.Interval.High.Value.Value)}) / "
                                    + $"{Notation.Number(start.Interval.High.Value.Value)}"
                                : $"{Notation.Number(start.Interval.High.Value.Value)} + "
                                    + $"{Notation.Number(claim.Factor - Fraction.One)} × "
                                    + $"{Notation.Number(start.Interval.High.Value.Value.Abs())}",
                            RelativeChange.Apply(start.Interval.High.Value.Value, claim.Factor - Fraction.One) is { } level
                                ? Notation.Number(level)
                                : "?"
                        ),
                    ],
                };
        }
    }

    // Everything that the start allows is zero or less.
    private static bool IsAtMostZero(Start start) => start.Interval.High is { Value.Sign: <= 0 };
}
