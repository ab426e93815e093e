using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Budgets;

namespace PlanApi.Application.Budgets;

public sealed class BudgetItemValidator : AbstractValidator<BudgetItem>
{
    public BudgetItemValidator()
    {
        RuleFor(item => item.Amount).IsNotNegative();
        RuleFor(item => item.Share).IsWithin(0, 100);
        RuleFor(item => item.Share)
            .Must((item, share) => share is null || item.Parent is not null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("A share is a part of the parent: name the parent, or give an amount.");
        RuleFor(item => item.Quantity).IsNotNegative();
        RuleFor(item => item.UnitPrice).IsNotNegative();
        RuleFor(item => item.Weights).HasAtMost(BudgetItem.MaxWeights, "weights");
        RuleFor(item => item.Weights)
            .Must(weights => weights.All(weight => weight.Steps >= 0) && weights.Any(weight => weight.Steps > 0))
            .When(item => item.Weights.Count > 0)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("No weight is below zero, and one at least is above it.");
    }
}
