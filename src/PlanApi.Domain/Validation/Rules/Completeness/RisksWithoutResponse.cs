namespace PlanApi.Domain.Validation.Rules;

public sealed class RisksWithoutResponse()
    : PlanRule(
        "risk-without-response",
        Severity.Warning,
        RuleFamily.Completeness,
        "Risks without a response ({count}): {list}.",
        "{count} 项风险没有应对措施：{list}。",
        """
        Each risk is avoided, reduced, transferred or accepted. Here the plan does not say which. Add a response; to bear the risk is one
        too. A closed risk needs none.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var met = plan.Document.RiskResponses.Select(response => response.Risk).ToHashSet();
        return Fold(plan.Document.Risks.Where(risk => risk.IsOpen(plan.Today) && !met.Contains(risk.Code)));
    }
}
