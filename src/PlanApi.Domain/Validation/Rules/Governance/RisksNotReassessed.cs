using PlanApi.Domain.Risks;

namespace PlanApi.Domain.Validation.Rules;

public sealed class RisksNotReassessed()
    : PlanRule(
        "risk-reassessment-overdue",
        Severity.Warning,
        RuleFamily.Governance,
        "Risks that were to be assessed again three months after the last time ({count}): {list}.",
        "{count} 项风险距上次评估已满三个月，应重新评估：{list}。",
        """
        Every quarter all risks are assessed again. Add an assessment with its date, even if the scores are the same, or close the risk
        if it no longer counts. An assessment without a date is the plan's own and counts from the day on which the risk was found or,
        without that day, from the start of the year. Risks that were never assessed are found by another rule.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var scores = new RiskScores(plan.Document.RiskAssessments);
        var start = plan.FirstDay;
        return Fold(
            plan.Document.Risks.Where(risk =>
                risk.IsOpen(plan.Today)
                && Enum.GetValues<AssessmentType>().Any(type => scores.Of(risk.Code, type) is not null)
                && scores.ReassessmentDue(risk, start) < plan.Today
            )
        );
    }
}
