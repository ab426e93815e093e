using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class StocksMissTheirMovements()
    : PlanRule(
        "stock-against-movements",
        Severity.Error,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to be {value} at the end of {period} ({target}), but its opening value ({opening}) and its "
            + "movements make it {computed}.",
        "{indicator}（{scope}）在 {period} 末的目标为{value}（{target}），但期初（{opening}）加上增减得出{computed}。",
        """
        A stock may name the flows that add to it and the flows that take from it. It then closes a period with its opening value, plus
        what came in, less what went out. The opening value is its target or its value at the end of the period before. A movement without
        a target can be any number that is not negative. Numbers count as rounded to the decimals in which they are written. Correct the
        opening value, the closing value or one of the movements.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects)
        {
            var stock = plan.Claims.Normaliser.IndicatorAt(subject.Indicator);
            if (
                stock is not { Kind: IndicatorKind.Stock, OverTime: OverTime.Last or null }
                || stock.Inflows.Count + stock.Outflows.Count == 0
            )
                continue;
            foreach (var place in subject.Places.Where(place => place.Key is { Kind: ClaimKind.Level, IsForeign: false }))
            {
                foreach (var period in place.Claims.Select(claim => claim.Period).Distinct())
                {
                    if (Check(plan, stock, subject, place, period) is { } finding)
                    {
                        yield return finding;
                        break;
                    }
                }
            }
        }
    }

    private Finding? Check(PlanIndex plan, Indicator stock, ClaimSubject subject, ClaimedPlace closing, Period period)
    {
        if (Opening(plan, subject, plan.Calendar.Before(period)) is not var (opening, tolerated, exact))
            return null;
        Movement[] movements =
        [
            .. stock.Inflows.Select(flow => Read(plan, flow, false, subject.Scope, period)),
            .. stock.Outflows.Select(flow => Read(plan, flow, true, subject.Scope, period)),
        ];
        var computed = movements.Aggregate(
            tolerated,
            (sum, movement) => movement.IsOut ? sum - movement.Tolerated : sum + movement.Tolerated
        );
        if (computed.Overlaps(closing.Tolerated()))
            return null;
        var shown = movements.Aggregate(exact, (sum, movement) => movement.IsOut ? sum - movement.Exact : sum + movement.Exact);
        var claimed = movements.Where(movement => movement.Place is not null).ToArray();
        var terms = string.Concat(movements.Select(movement => $" {(movement.IsOut ? "-" : "+")} {PlaceNumbers.Bare(movement.Exact)}"));
        return Find(
            [Places.Of(closing.First), opening, .. Places.Of(claimed.Select(movement => movement.Place!.First))],
            ("indicator", stock.Code.ToString()),
            ("scope", Notation.Of(closing.Scope)),
            ("period", period.ToString()),
            ("value", Notation.Of(closing.First)),
            ("target", closing.First.Target.Key()),
            ("opening", opening.Value ?? ""),
            ("computed", PlaceNumbers.Shown(plan, shown, stock))
        ) with
        {
            Arithmetic =
            [
                new("opening", opening.Key, opening.Value ?? ""),
                .. movements.Select(movement => new Step(
                    movement.IsOut ? "moves-out" : "moves-in",
                    movement.Flow.ToString(),
                    PlaceNumbers.Bare(movement.Exact)
                )),
                new("closing", $"{PlaceNumbers.Bare(exact)}{terms}", PlaceNumbers.Bare(shown)),
                new("stated", closing.First.Target.Key(), Notation.Of(closing.First)),
            ],
        };
    }

    private static (Place Place, Interval Tolerated, Interval Exact)? Opening(PlanIndex plan, ClaimSubject subject, Period before)
    {
        if (plan.Claims.LevelAt(subject.Indicator, subject.Scope, before) is { } place)
            return (Places.Of(place.First), place.Tolerated(), place.Demanded);
        // A start is for a period that ends on the same day: the last month of the year before as well as that year.
        var day = plan.Calendar.Days(before).Last;
        var start = Enum.GetValues<Grain>()
            .Select(grain => plan.Calendar.PeriodOf(grain, day))
            .Where(period => plan.Calendar.Days(period).Last == day)
            .Select(period => plan.Starts.ExtremesOf(subject.Indicator, subject.Scope, period)?.Low)
            .FirstOrDefault(start => start is not null);
        return start is null ? null : (start.Place, start.Interval, start.Interval);
    }

    private static Movement Read(PlanIndex plan, Values.Code flow, bool isOut, int scope, Period period)
    {
        var place = plan.Claims.NumberOf(flow) is { } number ? plan.Claims.LevelAt(number, scope, period) : null;
        return place is null
            ? new Movement(flow, isOut, null, Interval.AtLeast(Fraction.Zero), Interval.AtLeast(Fraction.Zero))
            : new Movement(flow, isOut, place, place.Total(plan), place.Total(plan, claim => claim.Interval));
    }

    private sealed record Movement(Values.Code Flow, bool IsOut, ClaimedPlace? Place, Interval Tolerated, Interval Exact);
}
