using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsOutsideBand()
    : PlanRule(
        "target-outside-band",
        Severity.Warning,
        RuleFamily.Feasibility,
        "{indicator} should lie in the band {band}, but the target {target} is {value}.",
        "{indicator} 应处于区间 {band}，而目标为{value}（{target}）。",
        """
        The indicator is best inside a band, but every value that the target allows lies outside the band. Correct the target or the band.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var claim in plan.Claims.All)
        {
            if (
                claim.Stated is { Direction: Direction.InsideBand, Band: { } stated }
                && claim is { Kind: ClaimKind.Level, Rate: null }
                && Ranges.Of(stated) is { IsEmpty: false } band
                && !claim.Interval.IsEmpty
                && !claim.Interval.Overlaps(band)
            )
                yield return Find(
                    [Places.Of(claim)],
                    ("indicator", claim.Stated.Code.ToString()),
                    ("band", Notation.Of(band)),
                    ("value", Notation.Of(claim)),
                    ("target", claim.Target.Key())
                ) with
                {
                    Arithmetic =
                    [
                        new("target-value", claim.Target.Key(), Notation.Of(claim)),
                        new("target-band", claim.Stated.Code.ToString(), Notation.Of(band)),
                    ],
                };
        }
    }
}
