namespace PlanApi.Domain.Validation.Rules;

public sealed class IndicatorsShareAName()
    : PlanRule(
        "indicators-share-name",
        Severity.Warning,
        RuleFamily.Structure,
        "Indicators with the same name \"{wording}\" ({language}; {count}): {list}.",
        "{count} 个指标同名“{wording}”（{language}）：{list}。",
        """
        Readers and charts will take two indicators with one name for the same number. Give them different names, or keep only one of them.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan
            .Indicators.Values.SelectMany(indicator =>
                indicator.Names.Select(name => (Language: name.Key, Text: name.Value.Trim(), Indicator: indicator))
            )
            .Where(name => name.Text.Length > 0)
            .GroupBy(name => (name.Language, Text: name.Text.ToUpperInvariant()))
            .Where(same => same.Skip(1).Any())
            .OrderBy(same => same.Key.Language, StringComparer.Ordinal)
            // Names that agree in several languages are one finding, in the first of them.
            .DistinctBy(same => string.Join('/', same.Select(name => name.Indicator.Code).Order()))
            .SelectMany(same =>
                Fold(
                    [.. same.OrderBy(name => name.Indicator.Code)],
                    name => Places.Of(name.Indicator, name.Text),
                    (FindingText.Quotation, same.First().Text),
                    ("language", same.Key.Language)
                )
            );
}
