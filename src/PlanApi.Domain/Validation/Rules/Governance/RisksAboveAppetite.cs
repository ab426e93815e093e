using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class RisksAboveAppetite()
    : PlanRule(
        "risk-above-appetite",
        Severity.Warning,
        RuleFamily.Governance,
        "{risk} is at {level}, above {appetite}, which is the most that {category} bears without a response, and has none.",
        "{risk} 处于 {level}，高于 {category} 可不采取措施而承受的最高等级 {appetite}，且没有应对措施。",
        """
        The appetite of a category is the worst level that is borne without a response. The risk is above it by its latest scores or,
        without scores, as the plan states, and is only accepted or not met at all. Add a response that makes it smaller, or raise the
        appetite.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var register = new RiskRegister(plan.Document, RiskSettling.MoreSevere);
        var met = plan
            .Document.RiskResponses.Where(response => response.Strategy != ResponseStrategy.Accept)
            .Select(response => response.Risk)
            .ToHashSet();
        foreach (var risk in plan.Document.Risks.Where(risk => risk.IsOpen(plan.Today) && !met.Contains(risk.Code)))
        {
            if (register.Level(risk) is { } level && register.Appetite(risk) is { } appetite && level.Severity > appetite.Severity)
                yield return Find(
                    [Places.Of(risk)],
                    ("risk", risk.Key()),
                    ("level", level.Key()),
                    ("appetite", appetite.Key()),
                    ("category", risk.Category.ToString()!)
                );
        }
    }
}
