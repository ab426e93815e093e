namespace PlanApi.Domain.Validation.Rules;

public sealed class OverridesWithoutStandingWeights()
    : PlanRule(
        "override-without-standing-weights",
        Severity.Warning,
        RuleFamily.Time,
        "A window sets weights of {set}, which have no standing weights to return to: {list}.",
        "时间窗设定了 {set} 的权重，但没有可恢复的常设权重：{list}。",
        """
        A window changes weights for a time: "rises to 40 % during the sale". But the plan does not state the weights outside the window,
        which are called standing weights. So the weights outside the window, and the siblings' weights inside it, are unknown. State the
        standing weights.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan
            .Weights.All.Where(set => !set.Standing.Any())
            .SelectMany(set =>
                Fold([.. set.Weights], weight => Places.Of(weight, $"{weight.Value} %") with { Source = weight.Source }, ("set", set.Name))
            );
}
