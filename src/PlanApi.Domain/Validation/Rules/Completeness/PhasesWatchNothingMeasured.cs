using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class PhasesWatchNothingMeasured()
    : PlanRule(
        "phase-watches-nothing-measured",
        Severity.Warning,
        RuleFamily.Completeness,
        "Phases that watch indicators of which none has a target or a number ({count}): {list}.",
        "{count} 个阶段所关注的指标都没有目标或数值：{list}。",
        """
        A phase names the indicators that are watched while it runs. None of them has a target or a number in the plan, nor has what they
        are computed from, so nobody can say how the phase goes. Set a target for one of them, or name an indicator that is measured.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var measured = plan
            .Document.Targets.Select(target => target.Indicator)
            .Concat(plan.Document.Cells.Select(cell => cell.Indicator))
            .ToHashSet();
        return Fold(
            plan.Document.Phases.Where(phase =>
                phase.Indicators.Any(plan.Indicators.ContainsKey)
                && !phase.Indicators.Any(code => plan.Indicators.TryGetValue(code, out var indicator) && IsMeasured(indicator))
            )
        );

        bool IsMeasured(Indicator indicator) =>
            measured.Contains(indicator.Code)
            || indicator.Kind == IndicatorKind.Formula
            || indicator.Mentions().Any(mention => mention.Kind == PartKind.Indicator && measured.Contains(Values.Code.Known(mention.Key)));
    }
}
