using PlanApi.Domain.Values;

namespace PlanApi.Domain.Indicators;

public static class IndicatorParts
{
    /// <summary>The indicators that an indicator's numbers are computed from.</summary>
    public static IReadOnlyList<Code> Of(Indicator indicator)
    {
        Code?[] named = [indicator.Numerator, indicator.Denominator, indicator.WeightedBy, indicator.Base];
        var formula = indicator.Kind == IndicatorKind.Formula ? Formula.Parse(indicator.Formula).Formula?.Mentions : null;
        return [.. named.OfType<Code>(), .. formula ?? []];
    }
}
