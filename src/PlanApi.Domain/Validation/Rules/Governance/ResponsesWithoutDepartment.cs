namespace PlanApi.Domain.Validation.Rules;

public sealed class ResponsesWithoutDepartment()
    : PlanRule(
        "response-without-department",
        Severity.Warning,
        RuleFamily.Governance,
        "Responses to risks without a department in charge ({count}): {list}.",
        "{count} 项风险应对措施没有责任部门：{list}。",
        """
        A response is carried out by a department. Without one nobody begins. Name the department in charge.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.RiskResponses.Where(response => response.Department is null));
}
