using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class PercentilesMissMean()
    : PlanRule(
        "percentile-against-mean",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} in {period} is to be {mean} on average ({meanTarget}), while {rank} % are at most {limit} "
            + "({target}). The other {rest} % then have an average of {tail}.",
        "{indicator}（{scope}，{period}）的平均目标为{mean}（{meanTarget}），而 {rank} % 不超过{limit}（{target}）：其余 {rest} % 平均须为{tail}。",
        """
        A percentile and a mean of the same numbers restrict one another. If 90 % are at most 5 and the mean is 8, the other 10 % have an
        average of at least (8 - 0.9 × 5) / 0.1 = 35. This is an error if the range of the numbers does not allow it. It is a warning if
        the mean is above the limit and at least half of the numbers are below it, since then a few extreme values decide. Correct the
        percentile or the mean, or check the extreme values.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var place in plan.Claims.Places)
        {
            if (
                place.Key is not { Kind: ClaimKind.Level, IsForeign: false }
                || place.Indicator.PercentileOf is not { } of
                || plan.Claims.NumberOf(of) is not { } number
                || plan.Claims.LevelAt(number, place.Key.Scope, place.Period) is not { } mean
            )
                continue;
            if (Percentile.Of(place) is { } percentile && Check(plan, place, mean, percentile) is { } finding)
                yield return finding;
        }
    }

    private Finding? Check(PlanIndex plan, ClaimedPlace place, ClaimedPlace mean, Percentile percentile)
    {
        // As many as are said lie at or below the limit, and at least nothing where the range says so; the rest makes up for the mean.
        var (range, means) = (Ranges.Of(mean.Indicator), mean.Tolerated());
        var (share, rest) = (percentile.Rank / Fraction.Hundred, Fraction.One - (percentile.Rank / Fraction.Hundred));
        if (rest.Sign <= 0 || share.Sign <= 0)
            return null;
        var tail = means.Low is { } low ? new IntervalEnd((low.Value - (share * percentile.Limit)) / rest, low.Open) : (IntervalEnd?)null;
        var tooHigh = tail is { } least && range.High is { } top && Interval.AreDisjoint(least, top);
        var lowest = range.Low is { } bottom ? (bottom.Value * share) + (percentile.Limit * rest) : (Fraction?)null;
        var tooLow =
            percentile.IsExact
            && lowest is { } floor
            && means.High is { } high
            && Interval.AreDisjoint(new IntervalEnd(floor, false), high);
        var beyond = share >= Fraction.Of(1, 2) && means.Low is { } start && start.Value > percentile.Limit;
        return tooHigh || tooLow || beyond ? Describe(plan, place, mean, percentile, tooLow, tooHigh || tooLow) : null;
    }

    private Finding Describe(PlanIndex plan, ClaimedPlace place, ClaimedPlace mean, Percentile percentile, bool isLow, bool isImpossible)
    {
        var share = percentile.Rank / Fraction.Hundred;
        var rest = Fraction.One - share;
        var end = (isLow ? mean.Demanded.High : mean.Demanded.Low)!.Value.Value;
        var floor = isLow ? Ranges.Of(mean.Indicator).Low!.Value.Value : percentile.Limit;
        var needed = (end - (share * floor)) / rest;
        string Value(Fraction number) => PlaceNumbers.Shown(plan, Interval.Exactly(number), mean.Indicator);
        var tail = PlaceNumbers.Shown(plan, isLow ? Interval.AtMost(needed) : Interval.AtLeast(needed), mean.Indicator);
        return Find(
            Places.Of([place.First, mean.First]),
            ("indicator", mean.Indicator.Code.ToString()),
            ("scope", Notation.Of(mean.Scope)),
            ("period", mean.Period.ToString()),
            ("mean", Notation.Of(mean.First)),
            ("meanTarget", mean.First.Target.Key()),
            ("rank", Notation.Number(percentile.Rank)),
            ("limit", Value(percentile.Limit)),
            ("target", place.First.Target.Key()),
            ("rest", Notation.Number(Fraction.Hundred - percentile.Rank)),
            ("tail", tail)
        ) with
        {
            Severity = isImpossible ? Severity.Error : Severity.Warning,
            Arithmetic =
            [
                new(
                    "tail",
                    $"({Notation.Number(end)} - {Notation.Number(share)} × {Notation.Number(floor)}) / {Notation.Number(rest)}",
                    tail
                ),
                .. Ranges.Of(mean.Indicator) is var range && range != Interval.Everything
                    ? [new Step("range", mean.Indicator.Code.ToString(), Notation.Of(range))]
                    : Array.Empty<Step>(),
            ],
        };
    }

    /// <summary>The statement that this percentage lies at or below a limit, exactly or at least.</summary>
    private sealed record Percentile(Fraction Rank, Fraction Limit, bool IsExact)
    {
        public static Percentile? Of(ClaimedPlace place) =>
            (place.Indicator, place.Demanded) switch
            {
                ({ Rank: { } rank }, { High: { } value }) => new Percentile(Fraction.Of(rank), value.Value, place.Demanded.IsPoint),
                ({ Limit: { } limit, Rank: null }, { Low: { } value }) => new Percentile(
                    value.Value,
                    Fraction.Of(limit),
                    place.Demanded.IsPoint
                ),
                _ => null,
            };
    }
}
