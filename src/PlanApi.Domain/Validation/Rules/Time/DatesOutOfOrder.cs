using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;

namespace PlanApi.Domain.Validation.Rules;

public sealed class DatesOutOfOrder()
    : PlanRule(
        "ends-before-start",
        Severity.Error,
        RuleFamily.Time,
        "{part} ends on {to}, before its first day {from}.",
        "{part} 的结束日期 {to} 早于开始日期 {from}。",
        """
        A window or a weight ends before it begins, so it is never in force; or a phase or an initiative ends before it starts. Swap or
        correct the days.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        [
            .. plan.Document.WeightWindows.SelectMany(window => Compare(window, window.From, window.To)),
            .. plan.Document.Weights.SelectMany(weight => Compare(weight, weight.From, weight.To)),
            .. plan.Document.Phases.SelectMany(phase => Compare(plan, phase, phase)),
            .. plan.Document.Initiatives.SelectMany(initiative => Compare(plan, initiative, initiative)),
        ];

    private IEnumerable<Finding> Compare(PlanIndex plan, PlanPart part, IActivity activity) =>
        [
            .. Compare(part, First(plan, activity.Start), Last(plan, activity.End)),
            .. Compare(part, First(plan, activity.BaselineStart), Last(plan, activity.BaselineEnd)),
            .. Compare(part, activity.Started, activity.Finished),
        ];

    private static DateOnly? First(PlanIndex plan, Period? period) => period is { } known ? plan.Calendar.Days(known).First : null;

    private static DateOnly? Last(PlanIndex plan, Period? period) => period is { } known ? plan.Calendar.Days(known).Last : null;

    private IEnumerable<Finding> Compare(PlanPart part, DateOnly? first, DateOnly? last)
    {
        if (first is { } from && last is { } to && to < from)
            yield return Find(
                [Places.Of(part, $"{from:yyyy-MM-dd} .. {to:yyyy-MM-dd}")],
                ("part", part.Key()),
                ("from", from.ToString("yyyy-MM-dd")),
                ("to", to.ToString("yyyy-MM-dd"))
            );
    }
}
