using PlanApi.Domain.Risks;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ResponsesWithoutDate()
    : PlanRule(
        "response-without-date",
        Severity.Warning,
        RuleFamily.Completeness,
        "Responses to risks without a date ({count}): {list}.",
        "{count} 项风险应对措施没有完成时间：{list}。",
        """
        A response that is due at no time is never late. Say by when it is done. One that is done, or that only accepts the risk, needs no
        date.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.RiskResponses.Where(response => response is { Due: null, Done: null, Strategy: not ResponseStrategy.Accept }));
}
