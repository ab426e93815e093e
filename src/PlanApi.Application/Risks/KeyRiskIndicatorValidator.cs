using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class KeyRiskIndicatorValidator : AbstractValidator<KeyRiskIndicator>
{
    public KeyRiskIndicatorValidator() =>
        RuleFor(watched => watched.Yellow)
            .Must(
                (watched, yellow) =>
                    yellow is not { } early || (watched.Alarm == AlarmSide.Above ? early < watched.Red : early > watched.Red)
            )
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("Yellow comes before red: below it where the alarm is above, and above it where the alarm is below.");
}
