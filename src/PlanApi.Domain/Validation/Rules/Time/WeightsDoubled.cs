using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Validation.Rules;

public sealed class WeightsDoubled()
    : PlanRule(
        "weight-doubled",
        Severity.Error,
        RuleFamily.Time,
        "{subject} has two weights from {from} on: {one} ({first}) and {other} ({second}).",
        "{subject} 自 {from} 起同时有两个权重：{one}（{first}）与{other}（{second}）。",
        """
        One thing has one weight at a time: one standing weight, and one in each window. Here two weights are in force on the same day, so
        the thing counts twice, or an accident decides. End the first weight before the second begins, or remove one.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var dated = plan
            .Document.Weights.Select(weight => (Weight: weight, Days: plan.Weights.DaysOf(weight)))
            .Where(pair => pair.Days is not null)
            .GroupBy(pair => (Subject: WeightSets.SubjectOf(pair.Weight), pair.Weight.Within, pair.Weight.Window));
        foreach (var same in dated)
        {
            // Ordered by start, a weight overlaps an earlier one exactly if it overlaps the one that lasts longest so far.
            (Weight Weight, DateOnly Last)? longest = null;
            foreach (var (weight, days) in same.OrderBy(pair => pair.Days!.Value.First).ThenBy(pair => pair.Weight.Code))
            {
                if (longest is { } before && days!.Value.First <= before.Last)
                {
                    yield return Describe(same.Key.Subject, before.Weight, weight, days.Value.First);
                    break;
                }
                longest = (weight, days!.Value.Last);
            }
        }
    }

    private Finding Describe(string subject, Weight first, Weight second, DateOnly from) =>
        Find(
            [Places.Of(first, $"{first.Value} %"), Places.Of(second, $"{second.Value} %")],
            ("subject", subject),
            ("one", $"{first.Value} %"),
            ("first", first.Key()),
            ("other", $"{second.Value} %"),
            ("second", second.Key()),
            ("from", from == DateOnly.MinValue ? "…" : from.ToString("yyyy-MM-dd"))
        ) with
        {
            Arithmetic = [new(first.Key(), subject, $"{first.Value} %"), new(second.Key(), subject, $"{second.Value} %")],
        };
}
