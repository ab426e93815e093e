namespace PlanApi.Domain.Validation.Rules;

public sealed class DrillsMissing()
    : PlanRule(
        "drills-missing",
        Severity.Warning,
        RuleFamily.Completeness,
        "{contingencyPlan} is to be rehearsed {announced} times in a year, but {actual} drills are planned or held in {period}.",
        "{contingencyPlan} 每年应演练 {announced} 次，但 {period} 计划或已进行的演练为 {actual} 次。",
        """
        A contingency plan says how many drills there are in a year. The plan holds fewer for its year: those that were held, and those
        that are planned and not yet held. Add the drills that are missing.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var drills = plan
            .Document.Drills.Where(drill =>
                drill.Held is { } held
                    ? held >= plan.FirstDay && held <= plan.LastDay
                    : drill.Planned is { } planned && plan.Calendar.Contains(plan.Year, planned)
            )
            .ToLookup(drill => drill.ContingencyPlan);
        foreach (var contingency in plan.Document.ContingencyPlans)
        {
            var actual = drills[contingency.Code].Count();
            if (contingency.DrillsAYear is { } announced && actual < announced)
                yield return Find(
                    [Places.Of(contingency)],
                    ("contingencyPlan", contingency.Key()),
                    ("announced", announced.ToString()),
                    ("actual", actual.ToString()),
                    ("period", plan.Year.ToString())
                );
        }
    }
}
