namespace PlanApi.Domain.Validation.Rules;

public sealed class ReviewSchedulesWithoutOwner()
    : PlanRule(
        "review-schedule-without-owner",
        Severity.Note,
        RuleFamily.Governance,
        "Reviews that nobody holds ({count}): {list}.",
        "{count} 项复盘或考核无负责人：{list}。",
        """
        A review is opened by itself when its period has ended, and somebody must answer its questions. Name the party that holds it.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.ReviewSchedules.Where(schedule => schedule.Owner is null));
}
