namespace PlanApi.Domain.Validation.Rules;

public sealed class ReviewSchedulesWithoutOwner()
    : PlanRule(
        "review-schedule-without-owner",
        Severity.Note,
        RuleFamily.Governance,
        "Review schedules without an owner ({count}): {list}.",
        "{count} 项复盘或考核无负责人：{list}。",
        """
        A review opens by itself when its period has ended, and somebody must answer its questions. Name its owner, the party that holds
        the review.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.ReviewSchedules.Where(schedule => schedule.Owner is null));
}
