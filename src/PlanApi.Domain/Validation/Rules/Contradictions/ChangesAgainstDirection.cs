using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ChangesAgainstDirection()
    : PlanRule(
        "change-against-direction",
        Severity.Warning,
        RuleFamily.Contradictions,
        "Targets that make their indicator worse ({count}): {list}.",
        "{count} 个目标使指标朝不利方向变化：{list}。",
        """
        The target is a change, and its sign goes against the indicator's direction. It is a fall where higher is better, or a rise where
        lower is better. Correct the sign or the indicator's direction. If the plan accepts a loss, it should say so.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) => Fold(plan.Claims.All.Where(IsForTheWorse));

    private static bool IsForTheWorse(Claim claim)
    {
        if (claim.Kind == ClaimKind.Level || claim.IsLimit)
            return false;
        var zero = new IntervalEnd(Fraction.Zero, false);
        return claim.Stated.Direction switch
        {
            Direction.HigherIsBetter => claim.Interval.High is { } high && Interval.AreDisjoint(zero, high),
            Direction.LowerIsBetter => claim.Interval.Low is { } low && Interval.AreDisjoint(low, zero),
            _ => false,
        };
    }
}
