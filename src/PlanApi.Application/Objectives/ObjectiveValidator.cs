using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Objectives;

namespace PlanApi.Application.Objectives;

public sealed class ObjectiveValidator : AbstractValidator<Objective>
{
    public ObjectiveValidator() => RuleFor(objective => objective.Parents).IsSet();
}
