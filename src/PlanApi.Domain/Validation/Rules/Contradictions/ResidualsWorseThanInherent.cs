using PlanApi.Domain.Risks;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ResidualsWorseThanInherent()
    : PlanRule(
        "residual-worse-than-inherent",
        Severity.Warning,
        RuleFamily.Contradictions,
        "{risk} is worse with its responses ({residual}, by probability and impact) than without them ({inherent}).",
        "{risk} 采取应对措施后的评分（概率/影响 {residual}）比未采取时（{inherent}）更差。",
        """
        The residual assessment judges a risk when all its responses are done, the inherent one judges it without any. Responses are there
        to make a risk smaller. Here the latest residual scores are worse than the latest inherent ones: no score is lower and one is
        higher, or the level is more severe. Correct the assessment that is wrong, or drop the response that does harm.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var (matrix, scores) = (new RiskMatrix(plan.Document.RiskLevels), new RiskScores(plan.Document.RiskAssessments));
        foreach (var risk in plan.Document.Risks)
        {
            var (inherent, residual) = (scores.Of(risk.Code, AssessmentType.Inherent), scores.Of(risk.Code, AssessmentType.Residual));
            if (
                matrix.At(inherent) is not { } without
                || matrix.At(residual) is not { } with
                || !(without.IsBelow(with) || with.Level?.Severity > without.Level?.Severity)
            )
                continue;
            yield return Find(
                [Places.Of(risk), Places.Of(residual!), Places.Of(inherent!)],
                ("risk", risk.Key()),
                ("residual", with.Scores),
                ("inherent", without.Scores)
            );
        }
    }
}
