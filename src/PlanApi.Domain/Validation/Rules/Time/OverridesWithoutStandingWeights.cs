namespace PlanApi.Domain.Validation.Rules;

public sealed class OverridesWithoutStandingWeights()
    : PlanRule(
        "override-without-standing-weights",
        Severity.Warning,
        RuleFamily.Time,
        "A window sets weights of {set}, which have no standing weights to return to: {list}.",
        "时间窗设定了 {set} 的权重，但没有可恢复的常设权重：{list}。",
        """
        A window changes weights for a time: "rises to 40 % during the sale". The plan does not say from what they rise, nor what their
        siblings weigh, so that neither the other weights during the window nor any weight outside it is known. State the standing weights.
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
