using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Currencies;

namespace PlanApi.Application.Currencies;

public sealed class ExchangeRateValidator : AbstractValidator<ExchangeRate>
{
    public ExchangeRateValidator()
    {
        RuleFor(rate => rate.From).IsCurrency();
        RuleFor(rate => rate.To).IsCurrency();
        RuleFor(rate => rate.To)
            .Must((rate, to) => to != rate.From)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("A rate is between two currencies; '{PropertyValue}' is both of them.");
    }
}
