using PlanApi.Domain.Schedules;

namespace PlanApi.Domain.Validation.Rules;

public sealed class PhasesStartedBeforeAcceptance()
    : PlanRule(
        "phase-started-before-acceptance",
        Severity.Error,
        RuleFamily.Time,
        "The phase {phase} started on {date}, before the milestone {milestone} was accepted (accepted: {accepted}).",
        "阶段 {phase} 于 {date} 启动，而里程碑 {milestone} 当时尚未验收（验收日期：{accepted}）。",
        """
        A milestone is a gate: the next phase starts only when the milestones of the phases before it are formally accepted. Record the
        acceptance with its date, party and evidence, or correct the phase's start.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var gates = new Gates(plan.Document.Milestones, plan.Document.Dependencies);
        foreach (var phase in plan.Document.Phases)
        {
            if (phase.Started is not { } started)
                continue;
            foreach (var milestone in gates.Before(phase.Code))
            {
                if (milestone.Accepted is not { } accepted || accepted > started)
                    yield return Find(
                        [Places.Of(phase, $"{started:yyyy-MM-dd}"), Places.Of(milestone)],
                        ("phase", phase.Key()),
                        ("date", started.ToString("yyyy-MM-dd")),
                        ("milestone", milestone.Key()),
                        ("accepted", milestone.Accepted is { } day ? day.ToString("yyyy-MM-dd") : "not-accepted")
                    );
            }
        }
    }
}
