using PlanApi.Domain.Targets;

namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsOutsidePlanYear()
    : PlanRule(
        "target-outside-plan-year",
        Severity.Warning,
        RuleFamily.Time,
        "Targets for a time {side} the plan's year ({count}): {list}.",
        "{count} 个目标的时期在计划年度{side}：{list}。",
        """
        A plan's targets are for its fiscal year. A target for a time before it can no longer be reached. Past values belong into cells;
        the finding is a warning. A target for a time after the year is a direction for the next plan; the finding is a note.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var (before, after) = (new List<Target>(), new List<Target>());
        foreach (var target in plan.Document.Targets)
        {
            // A target inside the year, which nearly all are, is seen without calculating days.
            if (target.Period is not { } period || period == plan.Year)
                continue;
            var (first, last) = plan.Calendar.Days(period);
            if (last < plan.FirstDay)
                before.Add(target);
            else if (first > plan.LastDay)
                after.Add(target);
        }
        return
        [
            .. Fold([.. before.OrderBy(target => target.Code)], target => Places.Of(plan, target), ("side", "before-time")),
            .. Fold([.. after.OrderBy(target => target.Code)], target => Places.Of(plan, target), ("side", "after-time"))
                .Select(finding => finding with { Severity = Severity.Note }),
        ];
    }
}
