namespace PlanApi.Domain.Validation.Rules;

public sealed class SlicesOverdue()
    : PlanRule(
        "slice-overdue",
        Severity.Warning,
        RuleFamily.Time,
        "Slices that are not submitted, though they were due before {today} ({count}): {list}.",
        "截至 {today} 已逾期而仍未提交的填报任务（共 {count} 个）：{list}。",
        """
        A slice of a planning round was to be submitted by its own day, or else by that of its round, and is still open. Ask its party for it,
        or give it another day. The progress of the round shows by how many days each is late.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var rounds = plan.Document.PlanningRounds.ToLookup(round => round.Code);
        return Fold(
            plan.Document.SliceAssignments.Where(slice =>
                slice.IsOpen() && (slice.Due ?? rounds[slice.Round].FirstOrDefault()?.Due) is { } due && due < plan.Today
            ),
            ("today", plan.Today.ToString("yyyy-MM-dd"))
        );
    }
}
