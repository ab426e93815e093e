using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ChangesAgainstDirection()
    : PlanRule(
        "change-against-direction",
        Severity.Warning,
        RuleFamily.Contradictions,
        "Targets that change their indicator for the worse ({count}): {list}.",
        "{count} 个目标使指标朝不利方向变化：{list}。",
        """
        The target is a change, and its sign goes against the indicator's direction: a fall where higher is better, a rise where lower is
        better. Either the sign or the indicator's direction is wrong, or the plan accepts a loss and should say so.
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
