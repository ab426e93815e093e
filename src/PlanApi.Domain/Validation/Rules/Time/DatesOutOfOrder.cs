using PlanApi.Domain.Plans;

namespace PlanApi.Domain.Validation.Rules;

public sealed class DatesOutOfOrder()
    : PlanRule(
        "ends-before-start",
        Severity.Error,
        RuleFamily.Time,
        "{part} ends on {to}, before its first day {from}.",
        "{part} 的结束日期 {to} 早于开始日期 {from}。",
        """
        A window or a weight ends before it begins, so it is never in force. Swap or correct the days.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        [
            .. plan.Document.WeightWindows.SelectMany(window => Compare(window, window.From, window.To)),
            .. plan.Document.Weights.SelectMany(weight => Compare(weight, weight.From, weight.To)),
        ];

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
