namespace PlanApi.Domain.Validation.Rules;

public sealed class AlertsReachNobody()
    : PlanRule(
        "alert-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "An alert must be answered within {hours} hours, but the plan names nobody to answer it.",
        "计划要求在 {hours} 小时内回应预警，但未指明任何负责方。",
        """
        The plan uses lights, and sets a time within which somebody must answer an alert. But no objective and no key result has an owner,
        so no alert reaches anybody. Name owners, and the next in line for each.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (
            plan.Document.Plan.Monitoring is not { AnswerWithinHours: { } hours } monitoring
            || plan.Document.Objectives.Any(objective => objective.Owner is not null)
            || plan.Document.KeyResults.Any(result => result.Owner is not null)
        )
            return [];
        var place = Places.Of(plan.Document.Plan, $"≤ {hours} hours") with { Field = "monitoring", Source = monitoring.Source };
        return [Find([place], ("hours", hours.ToString()))];
    }
}
