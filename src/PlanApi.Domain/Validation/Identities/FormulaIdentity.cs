using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>An equation between indicators that holds at every scope and period, because it defines one of them.</summary>
/// <param name="Defined">The ratio, share or formula from which the equation comes.</param>
/// <param name="Result">The indicator on the left: the defined one, or the single indicator that remains when a formula is multiplied
/// out.</param>
/// <param name="Product">The right side as a number times powers of indicators; null for a formula that also adds.</param>
/// <param name="Formula">The right side as it is written; null for ratios and shares.</param>
public sealed record FormulaIdentity(Indicator Defined, Indicator Result, FormulaProduct? Product, Formula? Formula)
{
    /// <summary>How many indicators the right side may have, and how often each of them; larger formulas are not checked.</summary>
    public const int MaxInputs = 16;
    public const int MaxExponent = 8;

    /// <summary>How many equations are tried for one indicator.</summary>
    private const int MaxPerResult = 4;

    private const int MaxSubstitutions = 32;

    public bool IsShare => Defined.Kind == IndicatorKind.Share;

    /// <summary>The plan's equations, by the code of the indicator that they define.</summary>
    public static IEnumerable<FormulaIdentity> In(PlanIndex plan) =>
        plan
            .Indicators.Values.OrderBy(indicator => indicator.Code)
            .SelectMany(indicator => Of(plan, indicator))
            .Where(identity =>
                identity.Product is null
                || (
                    identity.Product.Exponents.Count is > 0 and <= MaxInputs
                    && identity.Product.Exponents.Values.All(exponent => Math.Abs(exponent) <= MaxExponent)
                )
            )
            .GroupBy(identity => identity.Result.Code)
            .SelectMany(same => same.Take(MaxPerResult));

    private static IEnumerable<FormulaIdentity> Of(PlanIndex plan, Indicator indicator)
    {
        switch (indicator)
        {
            case { Kind: IndicatorKind.Ratio, Numerator: { } numerator, Denominator: { } denominator } when numerator != denominator:
                yield return new FormulaIdentity(indicator, indicator, Quotient(indicator, numerator, denominator), null);
                break;
            case { Kind: IndicatorKind.Share, Base: { } of, ShareOf: not null }:
                yield return new FormulaIdentity(indicator, indicator, FormulaProduct.Of(of), null);
                break;
            case { Kind: IndicatorKind.Formula }
                when plan.Formulas[indicator.Code].Formula is { } formula && formula.Mentions.Count <= MaxInputs:
                var product = formula.AsProduct();
                yield return new FormulaIdentity(indicator, indicator, product, formula);
                if (product is not null && Single(plan, product) is { } single && !product.Exponents.ContainsKey(single.Code))
                    yield return new FormulaIdentity(indicator, single, product, formula);
                break;
        }
    }

    private static FormulaProduct Quotient(Indicator ratio, Code numerator, Code denominator) =>
        FormulaProduct
            .Constant(ratio.Unit == Unit.Percent ? Fraction.Hundred : Fraction.One)
            .Times(FormulaProduct.Of(numerator), 1)
            .Times(FormulaProduct.Of(denominator), -1);

    /// <summary>
    /// The single indicator that remains of a product when every ratio in it is replaced by its parts: visitors x (orders / visitors) is
    /// orders.
    /// </summary>
    private static Indicator? Single(PlanIndex plan, FormulaProduct product)
    {
        for (var i = 0; i < MaxSubstitutions; i++)
        {
            var ratio = product
                .Exponents.Keys.Select(code => plan.Indicators.GetValueOrDefault(code))
                .FirstOrDefault(indicator => indicator is { Kind: IndicatorKind.Ratio, Numerator: not null, Denominator: not null });
            if (ratio is null)
                break;
            var exponent = product.Exponents[ratio.Code];
            if (Math.Abs(exponent) > MaxExponent || product.Exponents.Count > MaxInputs)
                return null;
            product = product
                .Times(FormulaProduct.Of(ratio.Code), -exponent)
                .Times(Quotient(ratio, ratio.Numerator!.Value, ratio.Denominator!.Value), exponent);
        }
        return product.Exponents.Count == 1 && product.Exponents.First() is { Value: 1 } only && product.Coefficient == Fraction.One
            ? plan.Indicators.GetValueOrDefault(only.Key)
            : null;
    }
}
