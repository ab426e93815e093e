using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class IndicatorsLackWhatTheirKindNeeds()
    : PlanRule(
        "indicator-lacks-parts",
        Severity.Error,
        RuleFamily.Structure,
        "Indicators of the kind {kind} cannot be computed, because they lack {lack} ({count}): {list}.",
        "{count} 个类型为 {kind} 的指标缺少 {lack}，无法计算：{list}。",
        """
        An indicator's kind decides what the indicator must name. A ratio names its numerator and denominator, or the indicator that weighs
        its mean. A score names the indicator that weighs it. A growth names its base and the period of comparison. A share names its base
        and the dimension of its whole. A formula indicator has a formula. An indicator that should lie inside a band has the band. Without
        these the number can be entered but never rolled up. Name them, or make the indicator non-additive, so that it is entered at each
        level. A missing weight is a warning; everything else is an error.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan
            .Document.Indicators.SelectMany(indicator => LacksOf(indicator).Select(lack => (Indicator: indicator, Lack: lack)))
            .GroupBy(pair => (pair.Indicator.Kind, pair.Lack), pair => pair.Indicator)
            .SelectMany(group =>
                Fold(
                        [.. group.OrderBy(indicator => indicator.Code)],
                        indicator => Places.Of(indicator) with { Field = group.Key.Lack },
                        ("kind", group.Key.Kind.ToString()),
                        ("lack", group.Key.Lack)
                    )
                    .Select(finding => finding with { Severity = group.Key.Lack == "weightedBy" ? Severity.Warning : Severity.Error })
            );

    private static IEnumerable<string> LacksOf(Indicator indicator)
    {
        if (indicator is { Direction: Direction.InsideBand, Band: null })
            yield return "band";
        switch (indicator.Kind)
        {
            case IndicatorKind.Ratio when indicator.Numerator is null ^ indicator.Denominator is null:
                yield return indicator.Numerator is null ? "numerator" : "denominator";
                break;
            case IndicatorKind.Ratio when indicator is { Numerator: null, WeightedBy: null }:
            case IndicatorKind.Score when indicator.WeightedBy is null:
                yield return "weightedBy";
                break;
            case IndicatorKind.Growth or IndicatorKind.Share when indicator.Base is null:
                yield return "base";
                break;
            case IndicatorKind.Growth when indicator.Against is null:
                yield return "against";
                break;
            case IndicatorKind.Share when indicator.ShareOf is null:
                yield return "shareOf";
                break;
            case IndicatorKind.Formula when string.IsNullOrWhiteSpace(indicator.Formula):
                yield return "formula";
                break;
        }
    }
}
