using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BaselinesContradict()
    : PlanRule(
        "baseline-contradiction",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} starts from {one} in one place and from {other} in another.",
        "{indicator}（{scope}）的起点在一处为{one}，在另一处为{other}。",
        """
        Two statements say where an indicator starts, and both cannot be true. A statement is a baseline of a target, a baseline cell, or a
        value of a past period. For example, "under 30 %" and "from 30 %" exclude each other, because the first does not include 30 %
        itself. Statements for the same period are compared. A statement without a period is compared with the whole year before the plan,
        and the finding is then a warning. Find out what the value was.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var (indicator, scope) in plan.Starts.Subjects)
        {
            var starts = plan.Starts.Of(indicator, scope);
            if (starts.Count < 2)
                continue;
            // Among those of one period first: that is the harder contradiction.
            var pair =
                starts
                    .Select(start => start.Period)
                    .Distinct()
                    .Select(period => plan.Starts.ExtremesOf(indicator, scope, period))
                    .FirstOrDefault(extremes => extremes is { IsDisjoint: true })
                ?? AgainstUndated(plan, starts, plan.Starts.ExtremesOf(indicator, scope, null));
            if (pair is not null)
                yield return Describe(pair.Low, pair.High);
        }
    }

    private static Extremes? AgainstUndated(PlanIndex plan, IReadOnlyList<Start> starts, Extremes? undated)
    {
        if (undated is null)
            return null;
        foreach (var start in starts)
        {
            if (
                start.Period is { } period
                && plan.Calendar.Days(period) is var (first, last)
                && last < plan.FirstDay
                && first >= plan.Calendar.Days(plan.Calendar.Before(plan.Year)).First
                && undated.With(start) is { IsDisjoint: true } both
            )
                return both;
        }
        return null;
    }

    private Finding Describe(Start low, Start high)
    {
        var (one, other) = (low.Place, high.Place);
        return Find(
            [one, other],
            ("indicator", one.Indicator.ToString()!),
            ("scope", Notation.Of(one.Scope!)),
            ("one", one.Value ?? ""),
            ("other", other.Value ?? "")
        ) with
        {
            Severity = low.Period == high.Period ? Severity.Error : Severity.Warning,
            Arithmetic =
            [
                new("lowest-allowed", one.Key, Notation.Of(new Interval(low.Interval.Low, null))),
                new("highest-allowed", other.Key, Notation.Of(new Interval(null, high.Interval.High))),
            ],
        };
    }
}
