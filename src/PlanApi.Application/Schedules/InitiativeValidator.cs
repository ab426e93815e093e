using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Schedules;

namespace PlanApi.Application.Schedules;

public sealed class InitiativeValidator : AbstractValidator<Initiative>
{
    public InitiativeValidator()
    {
        RuleForEach(initiative => initiative.Progress)
            .Must(entry => entry.Done.ToDecimal() is >= 0 and <= 100)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("What is done is given in percent, from 0 to 100.");
        RuleFor(initiative => initiative.Progress)
            .Must(progress => progress.DistinctBy(entry => entry.Period).Count() == progress.Count)
            .WithErrorCode(FaultCodes.DuplicateItem)
            .WithMessage("Each period has one entry.");
    }
}
