namespace PlanApi.Domain.Validation.Rules;

public sealed class PreparationsAfterEvent()
    : PlanRule(
        "preparation-after-event",
        Severity.Error,
        RuleFamily.Time,
        "{milestone} prepares an event on {event}, but is due in {period}, after it.",
        "{milestone} 是为 {event} 的活动做准备，但计划在其后的 {period} 完成。",
        """
        What prepares an event must be there before the event. This milestone is due in a period that begins after the event. Correct the
        milestone's date, or the event's.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var milestone in plan.Document.Milestones)
        {
            if (milestone is { Prepares: { } day, Due: { } due } && plan.Calendar.Days(due).First > day)
                yield return Find(
                    [Places.Of(milestone, $"{due} > {day:yyyy-MM-dd}")],
                    ("milestone", milestone.Key()),
                    ("event", day.ToString("yyyy-MM-dd")),
                    ("period", due.ToString())
                );
        }
    }
}
