using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.ChangeControl;

namespace PlanApi.Application.ChangeControl;

public sealed class CommitteeValidator : AbstractValidator<Committee>
{
    public CommitteeValidator()
    {
        RuleFor(committee => committee.Quorum).IsWithin(0, 100);
        RuleFor(committee => committee.Majority).IsWithin(0, 99.9999m);
        RuleFor(committee => committee.AssessWithinDays).IsWithin(1, 366);
        RuleFor(committee => committee.RequiredRoles)
            .Must(roles => roles.Distinct().Count() == roles.Count)
            .WithErrorCode(FaultCodes.DuplicateItem)
            .WithMessage("Name each role once.");
    }
}
