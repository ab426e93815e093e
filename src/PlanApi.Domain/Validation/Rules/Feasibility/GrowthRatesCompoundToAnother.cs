using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class GrowthRatesCompoundToAnother()
    : PlanRule(
        "growth-compounding",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope}: {fine} ({fineTarget}) gives {pointToPoint} in {steps} steps, or {yearOnYear} year on year, but"
            + " {coarseTarget} says {coarse}.",
        "{indicator}（{scope}）：{fine}（{fineTarget}）经 {steps} 期复合为 {pointToPoint}，按全年合计为 {yearOnYear}；而 {coarseTarget} 要求 {coarse}。",
        """
        A growth for each short period, repeated all year, gives a growth for the year. The plan states another growth for the year. The
        rule tries two readings. Point to point compares the last step with the last step of the year before: (1 + rate) to the power of
        the number of steps. Year on year compares the sums of the two years, and depends on the year before. If that year was flat, the
        growth is the mean of the powers; if it grew at the same rate, the growth is the same as point to point. The finding names the
        readings, and the rate that the stated growth would need. It is an error if the stated growth agrees with no reading. Percentages
        count as rounded to the decimals in which they are written. Correct one of the rates, or say for which period each one holds.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects)
        {
            if (subject.Places.Count > 1)
            {
                // Rates that are stated for one time, a year or a quarter, are kept up through it.
                foreach (
                    var finding in subject
                        .Places.SelectMany(place => place.Claims)
                        .GroupBy(claim => claim.Period)
                        .SelectMany(same => Check(plan, subject, same))
                )
                    yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Check(PlanIndex plan, ClaimSubject subject, IEnumerable<Claim> claims)
    {
        // For each step length, the claims with the tightest bounds: if these agree with those of another length, all do.
        var paces = new SortedDictionary<Grain, (Claim Low, Claim High)>();
        foreach (var claim in claims)
        {
            if (PaceOf(plan, claim) is not { } pace || claim.Factors.IsEmpty || claim.Factor.Sign <= 0)
                continue;
            if (!paces.TryGetValue(pace, out var most))
                most = (claim, claim);
            paces[pace] = (
                Interval.IsHigherLow(claim.Interval.Low, most.Low.Interval.Low) ? claim : most.Low,
                Interval.IsLowerHigh(claim.Interval.High, most.High.Interval.High) ? claim : most.High
            );
        }
        foreach (var (fine, fines) in paces)
        {
            foreach (var (coarse, coarses) in paces)
            {
                var steps = Cadence.Steps(fine, coarse);
                if (steps == 0)
                    continue;
                var isSum =
                    coarse == Grain.Year
                    && subject.Places[0].Indicator.Kind is IndicatorKind.Flow or IndicatorKind.Formula or IndicatorKind.Growth;
                if ((Compare(fines.Low, coarses.High, steps, isSum) ?? Compare(fines.High, coarses.Low, steps, isSum)) is { } finding)
                    yield return finding;
            }
        }
    }

    /// <summary>
    /// The length of the steps of a growth for a longer period: quarters for "+18 % each quarter"; the period itself if it is one step.
    /// </summary>
    private static Grain? PaceOf(PlanIndex plan, Claim claim)
    {
        if (claim.Kind != ClaimKind.Change)
            return null;
        Grain? step = claim.Against?.ToString() switch
        {
            GrowthBase.PreviousHalfYear => Grain.HalfYear,
            GrowthBase.PreviousQuarter => Grain.Quarter,
            GrowthBase.PreviousMonth => Grain.Month,
            GrowthBase.PreviousWeek => Grain.Week,
            _ => null,
        };
        return step is { } shorter
            ? Cadence.Steps(shorter, claim.Period.Grain) > 0
                ? step
                : null
            : claim.Against?.Period is { } before && before == plan.Calendar.Before(claim.Period)
                ? claim.Period.Grain
                : null;
    }

    private Finding? Compare(Claim fine, Claim coarse, int steps, bool isSum)
    {
        Fraction PointToPoint(Fraction factor) => factor.Power(steps);
        Fraction OnFlatYear(Fraction factor) => Cadence.OnFlatYear(factor, steps);
        if (
            Apply(fine.Factors, PointToPoint).Overlaps(coarse.Factors)
            || (isSum && Apply(fine.Factors, OnFlatYear).Overlaps(coarse.Factors))
        )
            return null;
        var factor = fine.Factor;
        var pointToPoint = Notation.Change(PointToPoint(factor));
        var yearOnYear = isSum ? Notation.Change(OnFlatYear(factor)) : pointToPoint;
        var (rate, goal) = (Notation.Number(factor), Notation.Number(coarse.Factor));
        List<Step> arithmetic = [new("point-to-point", $"{rate} ^ {steps} - 1", pointToPoint)];
        if (isSum)
        {
            arithmetic.Add(new("year-on-flat-year", $"{Powers(rate, steps)} / {steps} - 1", yearOnYear));
            arithmetic.Add(new("year-on-like-year", $"{rate} ^ {steps} - 1", pointToPoint));
        }
        arithmetic.Add(new("stated", coarse.Target.Key(), Notation.Of(coarse)));
        if (coarse.Factor.Sign > 0)
        {
            arithmetic.Add(new("needed-rate", $"{goal} ^ (1/{steps}) - 1", Notation.Change(Cadence.Root(coarse.Factor, steps, 6), 3)));
            if (isSum)
                arithmetic.Add(
                    new(
                        "needed-rate-on-flat-year",
                        $"{Powers("f", steps)} = {steps} × {goal}",
                        Notation.Change(Cadence.Solve(OnFlatYear, coarse.Factor, 6), 3)
                    )
                );
        }
        return Find(
            Places.Of([fine, coarse]),
            ("indicator", fine.Target.Indicator.ToString()),
            ("scope", Notation.Of(fine.Target.Scope)),
            ("fine", Notation.Of(fine)),
            ("fineTarget", fine.Target.Key()),
            ("coarse", Notation.Of(coarse)),
            ("coarseTarget", coarse.Target.Key()),
            ("steps", steps.ToString()),
            ("pointToPoint", pointToPoint),
            ("yearOnYear", yearOnYear)
        ) with
        {
            Arithmetic = arithmetic,
        };
    }

    /// <summary>The values of a rising function over an interval of factors, which are not negative.</summary>
    private static Interval Apply(Interval factors, Func<Fraction, Fraction> function) =>
        new(
            factors.Low is { } low ? low with { Value = function(low.Value.Sign < 0 ? Fraction.Zero : low.Value) } : null,
            factors.High is { } high ? high with { Value = function(high.Value) } : null
        );

    private static string Powers(string rate, int steps) =>
        steps <= 4
            ? $"({string.Join(" + ", Enumerable.Range(1, steps).Select(power => power == 1 ? rate : $"{rate} ^ {power}"))})"
            : $"({rate} + {rate} ^ 2 + … + {rate} ^ {steps})";
}
