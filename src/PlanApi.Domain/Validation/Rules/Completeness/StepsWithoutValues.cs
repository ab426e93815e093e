using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class StepsWithoutValues()
    : PlanRule(
        "steps-without-values",
        Severity.Warning,
        RuleFamily.Completeness,
        "Targets that should rise by {grain}, but have no values for the steps ({count}): {list}.",
        "{count} 个目标按 {grain} 阶梯式提升，但计划未给出各期数值：{list}。",
        """
        The plan promises that a target rises in steps. But no target or cell gives a value for each step of the period, so there is no
        pace to follow during the year. Spread the target over the periods, or enter the steps.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var promised = plan.Claims.All.Where(claim => claim.Target.RisesBy is not null).OrderBy(claim => claim.Target.Code).ToList();
        if (promised.Count == 0)
            return [];
        // Which periods have a value, for the subjects with a promise: from targets of any kind, and from adopted cells.
        var known = new Dictionary<(int Indicator, int Scope), HashSet<Period>>();
        foreach (var claim in promised)
        {
            var subject = (claim.Key.Indicator, claim.Key.Scope);
            if (!known.ContainsKey(subject))
                known[subject] =
                [
                    .. plan
                        .Claims.SubjectOf(claim.Key.Indicator, claim.Key.Scope)!
                        .Places.SelectMany(place => place.Claims)
                        .Select(each => each.Period),
                ];
        }
        foreach (var cell in plan.Document.Cells)
        {
            if (
                cell.Measure == Measure.Target
                && plan.Claims.NumberOf(cell.Indicator) is { } indicator
                && known.TryGetValue((indicator, plan.Scopes.NumberOf(cell.Scope)), out var periods)
            )
                periods.Add(cell.Period);
        }
        return promised
            .Where(claim => !StepsOf(plan, claim).All(known[(claim.Key.Indicator, claim.Key.Scope)].Contains))
            .GroupBy(claim => claim.Target.RisesBy)
            .SelectMany(group => Fold([.. group], Places.Of, ("grain", group.Key.ToString()!)));
    }

    private static IEnumerable<Period> StepsOf(PlanIndex plan, Claim claim)
    {
        var (first, last) = plan.Calendar.Days(claim.Period);
        return plan.Calendar.Periods(claim.Target.RisesBy!.Value, first, last);
    }
}
