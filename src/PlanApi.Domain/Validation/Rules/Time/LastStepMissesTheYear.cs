using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class LastStepMissesTheYear()
    : PlanRule(
        "last-step-short-of-year",
        Severity.Error,
        RuleFamily.Time,
        "{indicator} at {scope} is to be {year} ({yearTarget}) and to rise by {grain}, but its last step is only {last} "
            + "({lastTarget}) in {period}.",
        "{indicator}（{scope}）目标为{year}（{yearTarget}），并按 {grain} 逐步提升，但最后一期 {period} 仅为{last}（{lastTarget}）。",
        """
        The plan promises steps that rise to a level. The last step is the best one, but it is worse than that level. So neither the end of
        the year nor its mean can reach the level. The steps of a flow are parts of the year, and the rule adds them up instead. Raise the
        last step, or lower the level.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from subject in plan.Claims.Subjects
        where
            subject.Places.Count > 1
            && subject.HasPromise
            && subject.Places[0].Indicator.Kind
                is IndicatorKind.Ratio
                    or IndicatorKind.Score
                    or IndicatorKind.Share
                    or IndicatorKind.NonAdditive
        from promise in subject.Places.SelectMany(place => place.Claims)
        where promise is { Kind: ClaimKind.Level, Target.RisesBy: not null, IsLimit: false }
        let last = LastStep(plan, subject, promise)
        where last is not null && IsWorse(last.Demanded, promise)
        select Describe(promise, last);

    private static ClaimedPlace? LastStep(PlanIndex plan, ClaimSubject subject, Claim promise)
    {
        var end = plan.Calendar.Days(promise.Period).Last;
        return subject.Places.FirstOrDefault(place =>
            place.Key is { Kind: ClaimKind.Level, IsForeign: false }
            && place.Period.Grain == promise.Target.RisesBy
            && place.Period != promise.Period
            && plan.Calendar.Days(place.Period).Last == end
        );
    }

    private static bool IsWorse(Interval last, Claim promise) =>
        promise.Stated.Direction switch
        {
            Direction.HigherIsBetter => promise.Tolerated.Low is { } least && last.High is { } high && Interval.AreDisjoint(least, high),
            Direction.LowerIsBetter => promise.Tolerated.High is { } most && last.Low is { } low && Interval.AreDisjoint(low, most),
            _ => false,
        };

    private Finding Describe(Claim promise, ClaimedPlace last) =>
        Find(
            Places.Of([promise, last.First]),
            ("indicator", promise.Stated.Code.ToString()),
            ("scope", Notation.Of(promise.Target.Scope)),
            ("year", Notation.Of(promise)),
            ("yearTarget", promise.Target.Key()),
            ("grain", promise.Target.RisesBy!.Value.ToString()),
            ("last", Notation.Of(last.First)),
            ("lastTarget", last.First.Target.Key()),
            ("period", last.Period.ToString())
        ) with
        {
            Arithmetic =
            [
                new(
                    "gap",
                    $"{Notation.Number(promise.Target.Value)} - {Notation.Number(last.First.Target.Value)}",
                    Notation.Number(Fraction.Of(promise.Target.Value) - Fraction.Of(last.First.Target.Value))
                ),
            ],
        };
}
