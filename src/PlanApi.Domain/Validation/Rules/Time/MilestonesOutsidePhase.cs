using PlanApi.Domain.Schedules;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MilestonesOutsidePhase()
    : PlanRule(
        "milestone-not-in-phase",
        Severity.Warning,
        RuleFamily.Time,
        "{milestone} belongs to the phase {phase}, from {from} to {to}, but is due on {date}.",
        "{milestone} 属于阶段 {phase}（{from} 至 {to}），但到期日为 {date}。",
        """
        A milestone of a phase is due while the phase runs. Otherwise the next phase waits for it, or it was reached before its phase began.
        Move the milestone, or give it to another phase.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Document.Milestones.Count == 0)
            yield break;
        var days = ActivityDays.In(plan.Document, plan.Calendar);
        foreach (var milestone in plan.Document.Milestones)
        {
            if (
                milestone.Phase is not { } phase
                || ActivityDays.Of(milestone, plan.Calendar).Last is not { } due
                || days.GetValueOrDefault(new(PartKind.Phase, phase)) is not { First: { } first, Last: { } last }
                || (first <= due && due <= last)
            )
                continue;
            yield return Find(
                [Places.Of(milestone, $"{due:yyyy-MM-dd}")],
                ("milestone", milestone.Key()),
                ("phase", phase.ToString()),
                ("from", first.ToString("yyyy-MM-dd")),
                ("to", last.ToString("yyyy-MM-dd")),
                ("date", due.ToString("yyyy-MM-dd"))
            );
        }
    }
}
