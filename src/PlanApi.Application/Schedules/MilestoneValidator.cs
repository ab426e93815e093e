using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Schedules;

namespace PlanApi.Application.Schedules;

public sealed class MilestoneValidator : AbstractValidator<Milestone>
{
    public MilestoneValidator()
    {
        RuleFor(milestone => milestone.Criteria)
            .Must(criteria => criteria.Count <= Milestone.MaxCriteria)
            .WithErrorCode(FaultCodes.TooLarge)
            .WithMessage($"At most {Milestone.MaxCriteria} criteria are taken.");
        RuleForEach(milestone => milestone.Criteria)
            .Must(criterion => criterion.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("A criterion needs words in some language.");
        RuleFor(milestone => milestone.AcceptedBy)
            .Must((milestone, by) => milestone.Accepted is null || by is not null)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("An acceptance names the party that accepted it.");
        RuleFor(milestone => milestone.Evidence)
            .Must((milestone, evidence) => milestone.Accepted is null || evidence.Count > 0)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("An acceptance says what it rests on.");
    }
}
