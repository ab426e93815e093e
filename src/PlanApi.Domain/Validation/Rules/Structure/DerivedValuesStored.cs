using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class DerivedValuesStored()
    : PlanRule(
        "derived-value-stored",
        Severity.Warning,
        RuleFamily.Structure,
        "{indicator} is computed from other indicators, so its stored values are never used ({count}): {list}.",
        "{indicator} 由其他指标计算得出，其已录入的数值不会被使用（{count}）：{list}。",
        """
        Growth, shares, formulas and ratios with parts are computed from other indicators, at every scope and period. A stored target,
        actual or forecast value of such an indicator would contradict its parts sooner or later. Enter the parts, or make the indicator
        non-additive. Baselines and references are quotations, so this rule leaves them alone.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var derived = plan
            .Indicators.Values.Where(indicator =>
                indicator.Kind is IndicatorKind.Growth or IndicatorKind.Share or IndicatorKind.Formula
                || indicator is { Kind: IndicatorKind.Ratio, Numerator: not null, Denominator: not null }
            )
            .Select(indicator => indicator.Code)
            .ToHashSet();
        return plan
            .Document.Cells.Where(cell =>
                cell.Measure is Measure.Target or Measure.Actual or Measure.Forecast && derived.Contains(cell.Indicator)
            )
            .GroupBy(cell => cell.Indicator)
            .SelectMany(group =>
                Fold(
                    [.. group.OrderBy(cell => cell.Key(), StringComparer.Ordinal)],
                    cell => Places.Of(plan, cell),
                    ("indicator", group.Key.ToString())
                )
            );
    }
}
