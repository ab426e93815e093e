using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Validation.Rules;

public sealed class WindowsOverlap()
    : PlanRule(
        "windows-overlap",
        Severity.Warning,
        RuleFamily.Time,
        "The windows {first} and {second} overlap from {from} to {to}, with the same precedence {precedence}.",
        "时间窗 {first} 与 {second} 在 {from} 至 {to} 重叠，且优先级同为 {precedence}。",
        """
        Where windows overlap, the window of higher precedence wins. These windows have the same precedence, so an accident decides which
        weights are in force. Change the days, or give one of them a higher precedence.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var windows = plan
            .Document.WeightWindows.Select(window => (Window: window, Days: WeightSets.DaysOf(window)))
            .Where(pair => pair.Days is not null)
            .GroupBy(pair => pair.Window.Precedence);
        foreach (var same in windows)
        {
            (WeightWindow Window, DateOnly Last)? longest = null;
            foreach (var (window, days) in same.OrderBy(pair => pair.Days!.Value.First).ThenBy(pair => pair.Window.Code))
            {
                var (first, last) = days!.Value;
                if (longest is { } before && first <= before.Last)
                    yield return Describe(before.Window, window, first, last < before.Last ? last : before.Last);
                if (longest is not { } longer || last > longer.Last)
                    longest = (window, last);
            }
        }
    }

    private Finding Describe(WeightWindow first, WeightWindow second, DateOnly from, DateOnly to) =>
        Find(
            Places.Of([first, second]),
            ("first", first.Key()),
            ("second", second.Key()),
            ("from", from.ToString("yyyy-MM-dd")),
            ("to", to.ToString("yyyy-MM-dd")),
            ("precedence", first.Precedence.ToString())
        );
}
