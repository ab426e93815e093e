using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class RiskCorrelationValidator : AbstractValidator<RiskCorrelation>
{
    public RiskCorrelationValidator()
    {
        RuleFor(correlation => correlation.Coefficient).IsWithin(-1, 1);
        RuleFor(correlation => correlation.Second)
            .Must((correlation, second) => second != correlation.First)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Name two different risks.");
    }
}
