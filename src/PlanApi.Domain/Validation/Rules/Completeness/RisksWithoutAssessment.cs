namespace PlanApi.Domain.Validation.Rules;

public sealed class RisksWithoutAssessment()
    : PlanRule(
        "risk-without-assessment",
        Severity.Warning,
        RuleFamily.Completeness,
        "Risks without scores of probability and impact ({count}): {list}.",
        "{count} 项风险没有概率与影响评分：{list}。",
        """
        Without scores a risk has no place in the matrix and cannot be compared with others. Assess it: add an assessment with its
        probability and its impact, from 1 to 5. A closed risk needs none.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var assessed = plan.Document.RiskAssessments.Select(assessment => assessment.Risk).ToHashSet();
        return Fold(plan.Document.Risks.Where(risk => risk.IsOpen(plan.Today) && !assessed.Contains(risk.Code)));
    }
}
