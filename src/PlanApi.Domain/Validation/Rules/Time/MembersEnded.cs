using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MembersEnded()
    : PlanRule(
        "member-ended",
        Severity.Warning,
        RuleFamily.Time,
        "{member} of {dimension} ends on {day}, but it has numbers for a later time ({count}): {list}.",
        "{dimension} 的 {member} 只到 {day} 为止，但仍有之后期间的指标（{count} 项）：{list}。",
        """
        A member has a last day. Targets and target cells for a later time ask for numbers of a member that no longer exists, and no actual
        value will come. Give them to another member, drop them, or correct the day. Numbers for the time before the day stay, and roll up
        as before.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var ended = plan.Document.Members.Where(member => member.Ends is not null).ToArray();
        if (ended.Length == 0)
            return [];
        var asked = plan
            .Document.Targets.Select(target =>
                (target.Scope, Period: target.Period ?? plan.Year, Key: target.Code.ToString(), Place: Places.Of(plan, target))
            )
            .Concat(
                plan.Document.Cells.Where(cell => cell.Measure == Measure.Target)
                    .Select(cell => (cell.Scope, cell.Period, Key: cell.Key(), Place: Places.Of(plan, cell)))
            )
            .Select(one => (one.Scope, plan.Calendar.Days(one.Period).First, one.Key, one.Place))
            .ToArray();
        return ended
            .OrderBy(member => member.Dimension)
            .ThenBy(member => member.Code)
            .SelectMany(member =>
                Check(
                    member,
                    [
                        .. asked
                            .Where(one =>
                                one.First > member.Ends && one.Scope.TryGetValue(member.Dimension, out var code) && code == member.Code
                            )
                            .Select(one => (one.Key, one.Place)),
                    ]
                )
            );
    }

    private IEnumerable<Finding> Check(Member member, IReadOnlyCollection<(string Key, Place Place)> asked) =>
        Fold(
            [.. asked.OrderBy(one => one.Key, StringComparer.Ordinal)],
            one => one.Place,
            ("member", member.Code.ToString()),
            ("dimension", member.Dimension.ToString()),
            ("day", $"{member.Ends:yyyy-MM-dd}")
        );
}
