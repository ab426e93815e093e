using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MilestonesCompleteLess()
    : PlanRule(
        "milestone-completes-less",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} is complete with {value} in {period} ({target}), but {longer} is to be {other} ({otherTarget}).",
        "{indicator}（{scope}）在 {period} 以{value}宣告完成（{target}），而 {longer} 要求{other}（{otherTarget}）。",
        """
        A milestone's target can say that a count is complete with it, so that nothing is left for the time after. But another target wants
        more, for a longer period that contains the milestone's period or, for a stock, for a later day. Either the milestone is only a
        step on the way and does not complete the count, or the other target is too high. Correct one of them.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var milestone in plan.Claims.All)
        {
            if (
                !milestone.Target.Completes
                || milestone.Kind != ClaimKind.Level
                || milestone.Key.IsForeign
                || milestone.Interval.High is null
                || plan.Claims.SubjectOf(milestone.Key.Indicator, milestone.Key.Scope) is not { } subject
            )
                continue;
            var more = Later(plan, milestone, subject)
                .SelectMany(place => place.Claims)
                .FirstOrDefault(claim => claim.Tolerated.Low is { } low && Interval.AreDisjoint(low, milestone.Tolerated.High!.Value));
            if (more is not null)
                yield return Describe(milestone, more);
        }
    }

    // A longer period that contains it or, of a stock, the ends of those and of the plan's year.
    private static IEnumerable<ClaimedPlace> Later(PlanIndex plan, Claim milestone, ClaimSubject subject)
    {
        if (milestone.Stated.PerDay)
            return [];
        var (first, last) = plan.Calendar.Days(milestone.Period);
        return Enum.GetValues<Grain>()
            .Select(grain => plan.Calendar.PeriodOf(grain, first))
            .Append(plan.Year)
            .Where(longer =>
                longer != milestone.Period
                && (
                    milestone.Stated.Kind == IndicatorKind.Stock
                        ? plan.Calendar.Days(longer).Last > last
                        : plan.Calendar.Contains(longer, milestone.Period)
                )
            )
            .Distinct()
            .Select(longer => plan.Claims.LevelAt(subject.Indicator, subject.Scope, longer))
            .OfType<ClaimedPlace>();
    }

    private Finding Describe(Claim milestone, Claim more)
    {
        var (most, least) = (milestone.Interval.High!.Value.Value, more.Interval.Low!.Value.Value);
        return Find(
            Places.Of([milestone, more]),
            ("indicator", milestone.Stated.Code.ToString()),
            ("scope", Notation.Of(milestone.Target.Scope)),
            ("period", milestone.Period.ToString()),
            ("value", Notation.Of(milestone)),
            ("target", milestone.Target.Key()),
            ("longer", more.Period.ToString()),
            ("other", Notation.Of(more)),
            ("otherTarget", more.Target.Key())
        ) with
        {
            Severity = milestone.Assumed == more.Assumed ? Severity.Error : Severity.Warning,
            Arithmetic = [new("gap", $"{Notation.Number(least)} - {Notation.Number(most)}", Notation.Number(least - most))],
        };
    }
}
