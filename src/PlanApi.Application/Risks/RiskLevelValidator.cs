using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class RiskLevelValidator : AbstractValidator<RiskLevel>
{
    public RiskLevelValidator()
    {
        RuleFor(level => level.ReportedTo).IsSet();
        RuleFor(level => level.ReportedTo).HasAtMost(RiskLevel.MaxReportedTo, "parties");
        RuleFor(level => level.Severity).IsWithin(1, 100);
        RuleFor(level => level.ProbabilityFrom).IsWithin(RiskLevel.LeastScore, RiskLevel.MostScore);
        RuleFor(level => level.ProbabilityTo).IsWithin(RiskLevel.LeastScore, RiskLevel.MostScore);
        RuleFor(level => level.ImpactFrom).IsWithin(RiskLevel.LeastScore, RiskLevel.MostScore);
        RuleFor(level => level.ImpactTo).IsWithin(RiskLevel.LeastScore, RiskLevel.MostScore);
        RuleFor(level => level.ProbabilityTo)
            .Must((level, to) => to >= level.ProbabilityFrom)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("The highest score is not below the lowest.");
        RuleFor(level => level.ImpactTo)
            .Must((level, to) => to >= level.ImpactFrom)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("The highest score is not below the lowest.");
    }
}
