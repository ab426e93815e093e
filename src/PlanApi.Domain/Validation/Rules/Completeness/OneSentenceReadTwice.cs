namespace PlanApi.Domain.Validation.Rules;

public sealed class OneSentenceReadTwice()
    : PlanRule(
        "wording-read-two-ways",
        Severity.Warning,
        RuleFamily.Completeness,
        "Targets of different indicators quote the same words of section {source}: {list}. \"{wording}\"",
        "章节 {source} 的同一句话被录入为不同指标的目标：{list}。“{wording}”",
        """
        One sentence of the plan can be read in several ways. Each reading is kept as a target with the same wording and value, but for
        another indicator. Only one of them can be meant. Ask the author which one, remove the others, and make the sentence clear.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan
            .Claims.All.Where(claim => claim.Target.Wording.Count > 0 && claim.Target.Source is not null)
            .GroupBy(claim => (claim.Target.Source, Wording: claim.Target.Wording.In("en"), claim.Target.Value))
            .Where(same => same.Skip(1).Any() && same.Select(claim => claim.Stated.Code).Distinct().Skip(1).Any())
            .SelectMany(same =>
                Fold(
                    same,
                    [
                        ("source", same.Key.Source.ToString()!),
                        (FindingText.Quotation, same.Key.Wording),
                        .. same.First().Target.Wording.Select(text => ($"{FindingText.Quotation}.{text.Key}", text.Value)),
                    ]
                )
            );
}
