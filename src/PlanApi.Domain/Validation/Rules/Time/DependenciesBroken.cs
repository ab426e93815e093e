using PlanApi.Domain.Schedules;

namespace PlanApi.Domain.Validation.Rules;

public sealed class DependenciesBroken()
    : PlanRule(
        "dependency-broken",
        Severity.Error,
        RuleFamily.Time,
        "{activity} is to {move} on {date}, but by the dependency {dependency} on {predecessor} not before {least}: {days} days too early.",
        "按依赖关系 {dependency}，{activity} 须在 {predecessor} 之后，最早 {least} 才能{move}，而计划为 {date}，早了 {days} 天。",
        """
        A dependency says what comes after what, and with which lag in days. The stated dates of the two do not keep it. Move one of them,
        or change the dependency.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Document.Dependencies.Count == 0)
            yield break;
        var days = ActivityDays.In(plan.Document, plan.Calendar);
        foreach (var dependency in plan.Document.Dependencies)
        {
            if (dependency.Predecessor() is not { } predecessor || dependency.Successor() is not { } successor)
                continue;
            var (before, after) = (days.GetValueOrDefault(predecessor), days.GetValueOrDefault(successor));
            var (fromFinish, toStart) = (
                dependency.Type is DependencyType.FinishToStart or DependencyType.FinishToFinish,
                dependency.Type is DependencyType.FinishToStart or DependencyType.StartToStart
            );
            // What starts after a finish starts on the next day; a milestone is reached at the end of its day.
            var next = fromFinish && toStart && successor.Kind != PartKind.Milestone ? 1 : 0;
            if (
                (fromFinish ? before.Last : before.First) is { } earlier
                && (toStart ? after.First : after.Last) is { } stated
                && earlier.AddDays(dependency.Lag + next) is var least
                && stated < least
            )
                yield return Find(
                    [Places.Of(dependency, $"{stated:yyyy-MM-dd} < {least:yyyy-MM-dd}")],
                    ("activity", successor.Code.ToString()),
                    ("move", toStart ? "start-verb" : "finish-verb"),
                    ("date", stated.ToString("yyyy-MM-dd")),
                    ("dependency", dependency.Key()),
                    ("predecessor", predecessor.Code.ToString()),
                    ("least", least.ToString("yyyy-MM-dd")),
                    ("days", (least.DayNumber - stated.DayNumber).ToString())
                );
        }
    }
}
