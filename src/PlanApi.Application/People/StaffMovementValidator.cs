using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.People;

namespace PlanApi.Application.People;

public sealed class StaffMovementValidator : AbstractValidator<StaffMovement>
{
    public StaffMovementValidator()
    {
        RuleFor(movement => movement)
            .Must(movement => movement.Team is null != movement.Post is null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Name the team or the post, and only one of them.");
        RuleFor(movement => movement.Planned).IsWithin(0, Team.MostPeople);
        RuleFor(movement => movement.Actual).IsWithin(0, Team.MostPeople);
    }
}
