using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ResultsWithoutBaseline()
    : PlanRule(
        "result-without-baseline",
        Severity.Warning,
        RuleFamily.Completeness,
        "Expected results with a level but without a baseline ({count}): {list}.",
        "{count} 项预期成果给出了水平值，但未说明起点：{list}。",
        """
        An expected result of 90 % is a success from 60 % and a failure from 95 %. The target has no baseline, and the plan has no baseline
        or past value of the same indicator at the same scope. State the baseline. Counts of events in a period, such as new stores, begin
        at zero and need no baseline; limits, shares and scores do need one. Key results have their own rule (key-result-without-baseline).
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var results = plan.Document.KeyResults.Select(result => result.Target).ToHashSet();
        return Fold(
            plan.Claims.All.Where(claim =>
                claim is { Purpose: SectionPurpose.ExpectedResults, Kind: ClaimKind.Level, Target.Baseline: null }
                && !BeginsAtZero.Is(claim.Stated)
                && !results.Contains(claim.Target.Code)
                && plan.Starts.Of(claim.Key.Indicator, claim.Key.Scope).Count == 0
            )
        );
    }
}
