using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class ContingencyPlanValidator : AbstractValidator<ContingencyPlan>
{
    public ContingencyPlanValidator()
    {
        RuleFor(plan => plan.Actions).HasAtMost(ContingencyPlan.MaxActions, "actions");
        RuleFor(plan => plan.Minutes).IsWithin(1, 525_600);
        RuleFor(plan => plan.DrillsAYear).IsWithin(0, 366);
    }
}
