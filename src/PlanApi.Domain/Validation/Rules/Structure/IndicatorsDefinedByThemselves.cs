using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class IndicatorsDefinedByThemselves()
    : PlanRule(
        "circular-definition",
        Severity.Error,
        RuleFamily.Structure,
        "Each of these indicators is computed from another of them, so none can be computed: {list}.",
        "以下指标互为计算依据，均无法计算：{list}。",
        """
        Some indicators are computed from others: a formula from the indicators in it, a ratio from its parts, a growth or a share from its
        base. Here these links lead back to the start. Break the circle: enter the values of one of the indicators, or define it from
        something else.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var indicators = plan.Indicators.Values.OrderBy(indicator => indicator.Code).ToArray();
        var numbers = new Dictionary<Code, int>(indicators.Length);
        foreach (var indicator in indicators)
            numbers.Add(indicator.Code, numbers.Count);
        var links = indicators
            .Select(indicator =>
                (IReadOnlyList<int>)[.. SourcesOf(plan, indicator).Where(numbers.ContainsKey).Select(code => numbers[code]).Distinct()]
            )
            .ToArray();
        foreach (var circle in Circles.In(links))
        {
            var defined = circle.Order().Select(number => indicators[number]).ToArray();
            foreach (var finding in Fold(defined, indicator => Places.Of(indicator, indicator.Formula)))
                yield return finding;
        }
    }

    private static IEnumerable<Code> SourcesOf(PlanIndex plan, Indicator indicator)
    {
        switch (indicator.Kind)
        {
            case IndicatorKind.Formula:
                return plan.Formulas.TryGetValue(indicator.Code, out var reading) ? reading.Formula?.Mentions ?? [] : [];
            case IndicatorKind.Ratio:
                return new[] { indicator.Numerator, indicator.Denominator }.OfType<Code>();
            case IndicatorKind.Growth or IndicatorKind.Share:
                return new[] { indicator.Base }.OfType<Code>();
            default:
                return [];
        }
    }
}
