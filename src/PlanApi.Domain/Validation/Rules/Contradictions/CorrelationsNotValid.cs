using PlanApi.Domain.Risks.Simulation;

namespace PlanApi.Domain.Validation.Rules;

public sealed class CorrelationsNotValid()
    : PlanRule(
        "correlations-not-valid",
        Severity.Error,
        RuleFamily.Contradictions,
        "The correlations between {risks} cannot all hold.",
        "{risks} 之间的相关系数不能同时成立。",
        """
        Correlations limit one another: what moves with a second risk, and that with a third, cannot move against the third. The matrix of
        these correlations is not positive semidefinite, or a pair of risks has two of them. No simulation can draw such numbers. Correct
        a coefficient; a simulation names the nearest that can hold.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        CorrelatedPair[] pairs =
        [
            .. plan.Document.RiskCorrelations.Select(one => new CorrelatedPair(one.First, one.Second, one.Coefficient.ToDecimal())),
        ];
        foreach (var broken in CorrelationMatrix.Broken(pairs))
        {
            var risks = broken.ToHashSet();
            yield return Find(
                Places.Of(
                    plan.Document.RiskCorrelations.Where(one => risks.Contains(one.First) && risks.Contains(one.Second))
                        .OrderBy(one => one.Code)
                ),
                ("risks", Notation.List(broken.Select(risk => risk.ToString())))
            );
        }
    }
}
