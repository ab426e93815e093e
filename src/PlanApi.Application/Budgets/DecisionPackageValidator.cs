using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Budgets;

namespace PlanApi.Application.Budgets;

public sealed class DecisionPackageValidator : AbstractValidator<DecisionPackage>
{
    public DecisionPackageValidator()
    {
        RuleFor(package => package.Amount).IsNotNegative();
        RuleFor(package => package.Rank).IsWithin(1, 100_000);
    }
}
