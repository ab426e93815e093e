namespace PlanApi.Domain.Validation.Rules;

public sealed class TeamPartsDiffer()
    : PlanRule(
        "team-parts-differ",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The teams of {team} have {sum} people together, and {team} has {whole}: {difference} {way}.",
        "{team} 下属各团队合计 {sum} 人，而 {team} 为 {whole} 人：{way} {difference} 人。",
        """
        The head counts of the teams below one are to add up to its own. More people than there are is an error; fewer is a warning, because a
        team may be missing. Correct the head counts, or add the missing team.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var below = plan.Document.Teams.Where(team => team.Parent is not null).ToLookup(team => team.Parent!.Value);
        foreach (var team in plan.Document.Teams)
        {
            var parts = below[team.Code].ToList();
            if (team.HeadCount is not { } whole || !parts.Exists(part => part.HeadCount is not null))
                continue;
            var sum = parts.Sum(part => (long)(part.HeadCount ?? 0));
            if (sum == whole || (sum < whole && parts.Exists(part => part.HeadCount is null)))
                continue;
            yield return Find(
                [Places.Of(team, $"{whole}"), .. Places.Of(parts)],
                ("team", team.Key()),
                ("sum", $"{sum}"),
                ("whole", $"{whole}"),
                ("difference", $"{Math.Abs(sum - whole)}"),
                ("way", sum > whole ? "too-many" : "not-assigned")
            ) with
            {
                Severity = sum > whole ? Severity.Error : Severity.Warning,
                Arithmetic =
                [
                    .. parts.Where(part => part.HeadCount is not null).Select(part => new Step(part.Key(), "", $"{part.HeadCount}")),
                    new Step("parts-come-to", "", $"{sum}"),
                ],
            };
        }
    }
}
