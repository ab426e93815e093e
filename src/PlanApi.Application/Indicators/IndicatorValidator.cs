using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Indicators;

/// <summary>
/// Fields that a kind needs, such as the parts of a ratio, may be missing: the plan's rules find that, and nothing is refused here.
/// </summary>
public sealed class IndicatorValidator : AbstractValidator<Indicator>
{
    private const int MaxFormulaLength = 2_000;

    public IndicatorValidator()
    {
        RuleFor(indicator => indicator.Decimals).IsWithin(0, Quantity.MaxDecimals);
        RuleFor(indicator => indicator.Formula).HasLength(1, MaxFormulaLength);
        RuleFor(indicator => indicator.Dimensions).IsSet();
        RuleFor(indicator => indicator.Inflows).IsSet();
        RuleFor(indicator => indicator.Outflows).IsSet();
    }
}
