using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class StepsFall()
    : PlanRule(
        "steps-fall",
        Severity.Error,
        RuleFamily.Time,
        "{indicator} at {scope} is promised to rise by {grain} ({promise}), but goes from {earlier} ({earlierTarget}) to {later} "
            + "({laterTarget}).",
        "{indicator}（{scope}）承诺按 {grain} 逐步提升（{promise}），却由{earlier}（{earlierTarget}）变为{later}（{laterTarget}）。",
        """
        The plan promises steps that rise, which means that they get better in the indicator's direction. But the targets of two successive
        steps get worse: every value that the earlier one allows is better than every value that the later one allows. Correct the steps,
        or drop the promise.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects)
        {
            if (subject.Places.Count < 3 || !subject.HasPromise)
                continue;
            var promises = subject
                .Places.SelectMany(place => place.Claims)
                .Where(claim => claim.Target.RisesBy is not null)
                .GroupBy(claim => claim.Target.RisesBy!.Value);
            foreach (var promise in promises)
            {
                foreach (var finding in Check(plan, subject, promise.Key, promise.First()))
                    yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Check(PlanIndex plan, ClaimSubject subject, Grain grain, Claim promise)
    {
        var lowerIsBetter = promise.Stated.Direction == Direction.LowerIsBetter;
        ClaimedPlace? before = null;
        foreach (
            var step in subject
                .Places.Where(place => place.Key is { Kind: ClaimKind.Level, IsForeign: false } && place.Period.Grain == grain)
                .OrderBy(place => plan.Calendar.Days(place.Period).First)
        )
        {
            var (worse, better) = lowerIsBetter ? (before, step) : (step, before);
            if (
                before is not null
                && worse?.Demanded.High is { } high
                && better?.Demanded.Low is { } low
                && Interval.AreDisjoint(low, high)
                && promise.Stated.Direction != Direction.InsideBand
            )
                yield return Find(
                    Places.Of([before.First, step.First, promise]),
                    ("indicator", promise.Stated.Code.ToString()),
                    ("scope", Notation.Of(promise.Target.Scope)),
                    ("grain", grain.ToString()),
                    ("promise", promise.Target.Key()),
                    ("earlier", Notation.Of(before.First)),
                    ("earlierTarget", before.First.Target.Key()),
                    ("later", Notation.Of(step.First)),
                    ("laterTarget", step.First.Target.Key())
                ) with
                {
                    Arithmetic =
                    [
                        new("earlier", $"{before.First.Target.Key()}, {before.Period}", Notation.Of(before.First)),
                        new("later", $"{step.First.Target.Key()}, {step.Period}", Notation.Of(step.First)),
                        new(
                            "gap",
                            $"{Notation.Number(high.Value)} - {Notation.Number(low.Value)}",
                            Notation.Number(high.Value - low.Value)
                        ),
                    ],
                };
            before = step;
        }
    }
}
