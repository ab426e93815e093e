using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class RiskAssessmentValidator : AbstractValidator<RiskAssessment>
{
    public RiskAssessmentValidator()
    {
        RuleFor(assessment => assessment.Probability).IsWithin(RiskLevel.LeastScore, RiskLevel.MostScore);
        RuleFor(assessment => assessment.Impact).IsWithin(RiskLevel.LeastScore, RiskLevel.MostScore);
    }
}
