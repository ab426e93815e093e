using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Schedules;

namespace PlanApi.Application.Schedules;

public sealed class PhaseValidator : AbstractValidator<Phase>
{
    public PhaseValidator()
    {
        RuleFor(phase => phase.Indicators).IsSet();
        RuleFor(phase => phase.Indicators)
            .Must(indicators => indicators.Count <= Phase.MaxIndicators)
            .WithErrorCode(FaultCodes.TooLarge)
            .WithMessage($"At most {Phase.MaxIndicators} indicators are taken.");
    }
}
