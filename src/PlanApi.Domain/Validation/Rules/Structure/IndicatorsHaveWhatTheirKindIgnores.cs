using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class IndicatorsHaveWhatTheirKindIgnores()
    : PlanRule(
        "indicator-kind-mismatch",
        Severity.Warning,
        RuleFamily.Structure,
        "{indicator} is of the kind {kind}, which does not use {fields}: either the kind or these fields are wrong.",
        "{indicator} 的类型为 {kind}，不会使用 {fields}：类型或这些字段有误。",
        """
        The indicator has fields that only another kind uses: a flow has a numerator, a ratio has a formula, or a stock is stated per day.
        A field that the kind does not use has no effect, so the number is not computed as its author thinks. Change the kind or remove the
        field.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from indicator in plan.Document.Indicators
        let fields = IgnoredBy(indicator).ToArray()
        where fields.Length > 0
        select Find(
            [Places.Of(indicator)],
            ("indicator", indicator.Code.ToString()),
            ("kind", indicator.Kind.ToString()),
            ("fields", string.Join(", ", fields))
        );

    private static IEnumerable<string> IgnoredBy(Indicator indicator)
    {
        var kind = indicator.Kind;
        if (kind != IndicatorKind.Ratio && (indicator.Numerator ?? indicator.Denominator) is not null)
            yield return "numerator, denominator";
        if (kind is not (IndicatorKind.Growth or IndicatorKind.Share) && indicator is { Base: not null, EachOf: null })
            yield return "base";
        if (kind != IndicatorKind.Growth && indicator.Against is not null)
            yield return "against";
        if (kind != IndicatorKind.Share && indicator.ShareOf is not null)
            yield return "shareOf";
        if (kind != IndicatorKind.Formula && indicator.Formula is not null)
            yield return "formula";
        if (kind != IndicatorKind.Stock && indicator.OverTime is not null)
            yield return "overTime";
        if (kind != IndicatorKind.Stock && indicator.Inflows.Count + indicator.Outflows.Count > 0)
            yield return "inflows, outflows";
        if (indicator.PercentileOf is null && (indicator.Rank ?? indicator.Limit) is not null)
            yield return "rank, limit";
        if (kind != IndicatorKind.Flow && indicator.PerDay)
            yield return "perDay";
        if (indicator.Direction != Direction.InsideBand && indicator.Band is not null)
            yield return "band";
    }
}
