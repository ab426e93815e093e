using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Budgets;

namespace PlanApi.Application.Budgets;

public sealed class FundingSourceValidator : AbstractValidator<FundingSource>
{
    public FundingSourceValidator()
    {
        RuleFor(source => source.Amount).IsNotNegative();
    }
}
