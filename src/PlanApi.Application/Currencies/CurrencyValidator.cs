using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Currencies;

namespace PlanApi.Application.Currencies;

public sealed class CurrencyValidator : AbstractValidator<Currency>
{
    public CurrencyValidator() => RuleFor(currency => currency.Code).IsCurrency();
}
