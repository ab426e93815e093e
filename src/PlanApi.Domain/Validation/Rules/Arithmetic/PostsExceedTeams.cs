namespace PlanApi.Domain.Validation.Rules;

public sealed class PostsExceedTeams()
    : PlanRule(
        "posts-exceed-team",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The posts of the team {team} are for {sum} people, but the team has {whole}.",
        "团队 {team} 的岗位共 {sum} 人，而该团队只有 {whole} 人。",
        """
        The posts of a team are for more people than the team is to have. Correct the posts or the team's head count.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var posts = plan.Document.Posts.ToLookup(post => post.Team);
        foreach (var team in plan.Document.Teams)
        {
            var own = posts[team.Code].ToList();
            var sum = own.Sum(post => (long)post.HeadCount);
            if (team.HeadCount is { } whole && sum > whole)
                yield return Find(
                    [Places.Of(team, $"{whole}"), .. Places.Of(own)],
                    ("team", team.Key()),
                    ("sum", $"{sum}"),
                    ("whole", $"{whole}")
                ) with
                {
                    Arithmetic =
                    [
                        .. own.Select(post => new Step(post.Key(), "", $"{post.HeadCount}")),
                        new Step("parts-come-to", "", $"{sum}"),
                    ],
                };
        }
    }
}
