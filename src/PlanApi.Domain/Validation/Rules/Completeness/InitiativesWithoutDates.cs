using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class InitiativesWithoutDates()
    : PlanRule(
        "initiative-without-dates",
        Severity.Warning,
        RuleFamily.Completeness,
        "Initiatives without a start or an end ({count}): {list}.",
        "{count} 项举措没有开始或结束时间：{list}。",
        """
        Without its dates an initiative cannot be followed, and nothing can be planned after it. Give the period in which it starts and the
        period in which it ends. A main line, which has initiatives below it, needs none.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var above = plan.Document.Initiatives.Select(initiative => initiative.Parent).OfType<Code>().ToHashSet();
        return Fold(
            plan.Document.Initiatives.Where(initiative =>
                (initiative.Start is null || initiative.End is null) && !above.Contains(initiative.Code)
            )
        );
    }
}
