using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>An equation between indicators, wherever it holds: what a formula, a ratio or a share defines.</summary>
/// <param name="Defined">The indicator that it defines.</param>
/// <param name="Indicators">The numbers of the defined indicator and of those on the right side.</param>
/// <param name="Levels">The right side over levels.</param>
/// <param name="Factors">The same over the factors of changes, in which constants cancel out; null for a formula that also adds.</param>
internal sealed record Equation(Indicator Defined, int[] Indicators, Expression Levels, Expression? Factors)
{
    public bool IsShare => Defined.Kind == IndicatorKind.Share;

    /// <summary>The plan's equations, by the code of the indicator that they define.</summary>
    public static IEnumerable<Equation> In(PlanIndex plan) =>
        plan.Indicators.Values.OrderBy(indicator => indicator.Code).Select(indicator => Of(plan, indicator)).OfType<Equation>();

    private static Equation? Of(PlanIndex plan, Indicator indicator)
    {
        switch (indicator)
        {
            case { Kind: IndicatorKind.Ratio, Numerator: { } numerator, Denominator: { } denominator } when numerator != denominator:
                var percent = indicator.Unit == Unit.Percent ? Fraction.Hundred : Fraction.One;
                return Of(
                    plan,
                    indicator,
                    [numerator, denominator],
                    Expression.Product(percent, [1, -1]),
                    Expression.Product(Fraction.One, [1, -1])
                );
            case { Kind: IndicatorKind.Share, Base: { } of, ShareOf: not null }:
                return Of(plan, indicator, [of, of], Expression.Product(Fraction.Hundred, [1, -1]), null);
            case { Kind: IndicatorKind.Formula }
                when plan.Formulas[indicator.Code].Formula is { } formula
                    && formula.Mentions.Count is > 0 and <= FormulaIdentity.MaxInputs
                    && !formula.Mentions.Contains(indicator.Code)
                    && Expression.Of(formula, formula.Mentions) is { } expression:
                var product =
                    formula.AsProduct() is { } known && known.Exponents.Values.All(power => Math.Abs(power) <= FormulaIdentity.MaxExponent)
                        ? known
                        : null;
                return Of(
                    plan,
                    indicator,
                    formula.Mentions,
                    expression,
                    product is null
                        ? null
                        : Expression.Product(Fraction.One, [.. formula.Mentions.Select(code => product.Exponents.GetValueOrDefault(code))])
                );
            default:
                return null;
        }
    }

    private static Equation? Of(PlanIndex plan, Indicator defined, IReadOnlyList<Code> inputs, Expression levels, Expression? factors)
    {
        int?[] numbers = [plan.Claims.NumberOf(defined.Code), .. inputs.Select(plan.Claims.NumberOf)];
        return numbers.All(number => number is not null)
            ? new Equation(defined, [.. numbers.Select(number => number!.Value)], levels, factors)
            : null;
    }
}
