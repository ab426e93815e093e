using PlanApi.Domain.Risks;

namespace PlanApi.Domain.Validation.Rules;

public sealed class RiskLevelsDiffer()
    : PlanRule(
        "risk-level-differs",
        Severity.Error,
        RuleFamily.Contradictions,
        "{risk} is stated as {level}, but its scores of probability and impact ({scores}) give {levels}.",
        "{risk} 标为 {level}，但其概率与影响评分（{scores}）对应 {levels}。",
        """
        The plan states a level for the risk, and the rules of the levels give another one for its latest scores as it is today or, where
        it was not judged since, without responses. Where the rules give several levels and the stated one is among them, it is still not
        the most severe, which counts until the plan decides. Correct the level, the scores or the rules.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var (matrix, scores) = (new RiskMatrix(plan.Document.RiskLevels), new RiskScores(plan.Document.RiskAssessments));
        foreach (var risk in plan.Document.Risks.Where(risk => risk.Level is not null))
        {
            var assessment = scores.Now(risk.Code);
            // What no rule names has no level to differ from.
            if (matrix.At(assessment) is not { IsOpen: false, Level: { } settled } cell || settled.Code == risk.Level)
                continue;
            yield return Find(
                [Places.Of(risk), Places.Of(assessment!)],
                ("risk", risk.Key()),
                ("level", risk.Level.ToString()!),
                ("scores", cell.Scores),
                ("levels", string.Join(", ", cell.Claims.Select(level => level.Code)))
            ) with
            {
                Severity = cell.Claims.Any(level => level.Code == risk.Level) ? Severity.Warning : Severity.Error,
            };
        }
    }
}
