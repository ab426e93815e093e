using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class IndicatorsDefineOneNumber()
    : PlanRule(
        "indicators-define-same-number",
        Severity.Note,
        RuleFamily.Structure,
        "Indicators with the same definition, so that they are one number ({count}): {list}.",
        "{count} 个指标的定义相同，实为同一数值：{list}。",
        """
        Some indicators are one number under two names: two ratios of the same parts, two shares of the same base over the same dimension,
        or two growths of the same base against the same time. Their targets are compared as if they were targets of one indicator. Keep
        one of the indicators.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan
            .Indicators.Values.Select(indicator => (Indicator: indicator, Definition: DefinitionOf(indicator)))
            .Where(pair => pair.Definition is not null)
            .GroupBy(pair => pair.Definition, pair => pair.Indicator)
            .Where(same => same.Skip(1).Any())
            .SelectMany(same => Fold(same));

    private static string? DefinitionOf(Indicator indicator) =>
        indicator switch
        {
            { Kind: IndicatorKind.Ratio, Numerator: { } numerator, Denominator: { } denominator } =>
                $"{numerator} / {denominator} {indicator.Unit}",
            { Kind: IndicatorKind.Share, Base: { } of, ShareOf: { } over } => $"share of {of} over {over}",
            { Kind: IndicatorKind.Growth, Base: { } of, Against: { } against } => $"growth of {of} against {against}",
            _ => null,
        };
}
