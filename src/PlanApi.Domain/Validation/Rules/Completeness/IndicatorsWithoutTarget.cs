using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class IndicatorsWithoutTarget()
    : PlanRule(
        "indicator-without-target",
        Severity.Warning,
        RuleFamily.Completeness,
        "Indicators without a target ({count}): {list}.",
        "{count} 个指标没有目标：{list}。",
        """
        The plan defines the indicator, but sets no target for it, holds no value of it, and computes nothing from it. The finding is a
        warning for an indicator that the plan calls core or supporting, and a note for any other. A north-star indicator has its own rule
        (north-star-without-target). Set a target, or drop the indicator.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var targeted = plan.Document.Targets.Select(target => target.Indicator).ToHashSet();
        var used = new HashSet<Code>(targeted);
        used.UnionWith(plan.Document.Cells.Select(cell => cell.Indicator));
        foreach (var indicator in plan.Indicators.Values)
        {
            used.UnionWith(new[] { indicator.Numerator, indicator.Denominator, indicator.WeightedBy, indicator.Base }.OfType<Code>());
            // A formula exists to be evaluated: it needs no target of its own.
            if (plan.Formulas.TryGetValue(indicator.Code, out var reading) && reading.Formula is { } formula)
            {
                used.UnionWith(formula.Mentions);
                used.Add(indicator.Code);
            }
        }
        var without = plan
            .Indicators.Values.Where(indicator =>
                indicator.Importance != Importance.NorthStar && !(indicator.Importance is null ? used : targeted).Contains(indicator.Code)
            )
            .ToLookup(indicator => indicator.Importance is not null);
        return [.. Fold(without[true]), .. Fold(without[false]).Select(finding => finding with { Severity = Severity.Note })];
    }
}
