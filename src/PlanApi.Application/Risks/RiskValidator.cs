using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class RiskValidator : AbstractValidator<Risk>
{
    public RiskValidator()
    {
        RuleFor(risk => risk.Probability).IsWithin(0, 100);
        RuleFor(risk => risk.Frequency).IsWithin(0, 1_000);
        RuleFor(risk => risk.Frequency)
            .Must((risk, frequency) => frequency is null || risk.Probability is null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Give the probability or the frequency, not both.");
        RuleFor(risk => risk.Causes).HasAtMost(Risk.MaxCauses, "causes");
        RuleFor(risk => risk.Indicators).IsSet();
        RuleFor(risk => risk.Indicators).HasAtMost(Risk.MaxIndicators, "indicators");
    }
}
