using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class RiskResponseValidator : AbstractValidator<RiskResponse>
{
    public RiskResponseValidator()
    {
        RuleFor(response => response.Cost).IsNotNegative();
        RuleFor(response => response.ProbabilityFactor).IsWithin(0, 1);
        RuleFor(response => response.ImpactFactor).IsWithin(0, 1);
    }
}
