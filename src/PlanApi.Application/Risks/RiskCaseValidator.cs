using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class RiskCaseValidator : AbstractValidator<RiskCase>
{
    public RiskCaseValidator()
    {
        RuleFor(past => past.Lessons).HasAtMost(RiskCase.MaxLessons, "lessons");
    }
}
