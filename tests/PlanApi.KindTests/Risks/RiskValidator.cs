using FluentValidation;
using PlanApi.Application.Documents.Binding;

namespace PlanApi.KindTests.Risks;

public sealed class RiskValidator : AbstractValidator<Risk>
{
    public RiskValidator() => RuleFor(risk => risk.Likelihood).IsWithin(0, 100);
}
