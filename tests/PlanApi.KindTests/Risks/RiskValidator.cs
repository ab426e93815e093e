using FluentValidation;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Checks;

namespace PlanApi.KindTests.Risks;

public sealed class RiskValidator : AbstractValidator<Risk>
{
    public RiskValidator() => RuleFor(risk => risk.Likelihood).IsWithin(0, 100);
}
