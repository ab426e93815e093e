using PlanApi.Domain.Calendars;
using PlanApi.Domain.People;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MovementsMissHeadCounts()
    : PlanRule(
        "movements-miss-head-count",
        Severity.Warning,
        RuleFamily.Feasibility,
        "By the planned movements the team {team} will have {sum} people, but it is to have {whole}.",
        "按计划的人员变动，团队 {team} 将有 {sum} 人，而目标为 {whole} 人。",
        """
        Who is there at the start, who is planned to come and who to leave are to come to the team's head count. Plan more or fewer movements,
        say who is there at the start, or correct the head count.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var document = plan.Document;
        if (!document.StaffMovements.Any(movement => movement.Planned is not null))
            yield break;
        var last = plan.Calendar.Days(Period.OfYear(plan.Calendar.Year)).Last;
        var staffing = StaffingCalculation.Of(document.Teams, document.Posts, document.StaffMovements, plan.Calendar, last);
        var teams = document.Teams.DistinctBy(team => team.Code).ToDictionary(team => team.Code);
        foreach (var line in staffing.Teams)
        {
            var team = teams[line.Team];
            if (team.HeadCount is not { } whole || line.Months.Count == 0 || line.Months[^1].Planned is var sum && sum == whole)
                continue;
            // Teams for which no movement is planned are not followed yet.
            if (!line.HasPlannedMovements)
                continue;
            yield return Find([Places.Of(team, $"{whole}")], ("team", team.Key()), ("sum", $"{sum}"), ("whole", $"{whole}"));
        }
    }
}
