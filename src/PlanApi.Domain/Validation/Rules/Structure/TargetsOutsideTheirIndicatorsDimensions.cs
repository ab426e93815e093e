using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsOutsideTheirIndicatorsDimensions()
    : PlanRule(
        "scope-outside-dimensions",
        Severity.Warning,
        RuleFamily.Structure,
        "{indicator} is not broken down by {dimension}, but these targets are ({count}): {list}.",
        "{indicator} 不按 {dimension} 分解，但有 {count} 个目标按其设定：{list}。",
        """
        The indicator lists the dimensions that it sums over, and the target's scope names another dimension. Such a target can be neither
        rolled up nor compared with the total. Add the dimension to the indicator, or remove it from the target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var outside = new SortedDictionary<(Code Indicator, Code Dimension), List<Claim>>();
        foreach (var claim in plan.Claims.All)
        {
            if (claim.Stated.Dimensions is not { } dimensions || claim.Target.Scope.Count == 0)
                continue;
            foreach (var (dimension, _) in claim.Target.Scope)
            {
                if (dimensions.Contains(dimension))
                    continue;
                if (!outside.TryGetValue((claim.Stated.Code, dimension), out var claims))
                    outside[(claim.Stated.Code, dimension)] = claims = [];
                claims.Add(claim);
            }
        }
        return outside.SelectMany(group =>
            Fold(group.Value, ("indicator", group.Key.Indicator.ToString()), ("dimension", group.Key.Dimension.ToString()))
        );
    }
}
