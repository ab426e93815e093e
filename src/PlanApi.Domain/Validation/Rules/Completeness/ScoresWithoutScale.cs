using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ScoresWithoutScale()
    : PlanRule(
        "score-without-scale",
        Severity.Warning,
        RuleFamily.Completeness,
        "Scores without a scale ({count}): {list}.",
        "{count} 个评分指标未说明评分量程：{list}。",
        """
        A score of 4.6 is excellent out of 5 and poor out of 10. A score needs the highest value that it can have, as the upper end of its
        range. State the scale.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Indicators.Values.Where(indicator =>
                indicator is { Kind: IndicatorKind.Score, Unit: not Unit.Percent } && indicator.Range?.Max is null
            )
        );
}
