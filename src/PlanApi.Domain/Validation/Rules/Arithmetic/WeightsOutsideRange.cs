using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class WeightsOutsideRange()
    : PlanRule(
        "weight-out-of-range",
        Severity.Error,
        RuleFamily.Arithmetic,
        "Weights outside 0 to 100 % ({count}): {list}.",
        "{count} 个权重不在 0 至 100 % 之间：{list}。",
        """
        A weight is a share of a score. It is not negative, and not more than 100 %. Correct the value.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            [
                .. plan
                    .Document.Weights.Where(weight => weight.Value.Steps is < 0 or > 100 * Quantity.StepsPerUnit)
                    .OrderBy(weight => weight.Code),
            ],
            weight => Places.Of(weight, $"{weight.Value} %")
        );
}
