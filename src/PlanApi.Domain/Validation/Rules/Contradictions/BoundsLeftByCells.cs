using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BoundsLeftByCells()
    : PlanRule(
        "bound-left-by-cells",
        Severity.Warning,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period} is {value}, but the bound {bound} allows {range}.",
        "界限 {bound} 要求 {indicator}（{scope}，{period}）为 {range}，实际为 {value}。",
        """
        A bound refuses writes and spreads that would leave its limits. But cells that were already outside when the bound was made, or are
        outside in a scenario, stay as they are until somebody moves them. A bound to date counts all periods together from the beginning
        of the fiscal year. Move the cells, or change the bound.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Cube is not { } cube)
            yield break;
        var bounds = plan
            .Document.Bounds.Where(bound =>
                plan.Indicators.ContainsKey(bound.Indicator) && plan.Calendar.Holds(bound.Period) && cube.Knows(bound.Scope)
            )
            .ToArray();
        var wanted = bounds
            .Where(bound => bound.Reach == Reach.Cell)
            .SelectMany(bound => Periods(plan, bound).Select(period => (Bound: bound, Period: period)));
        var sums = new Dictionary<Code, Fraction>();
        foreach (var ((bound, _), number) in cube.At(wanted, one => (one.Bound.Indicator, one.Bound.Measure, one.Bound.Scope, one.Period)))
        {
            if (number.HasValue)
                sums[bound.Code] = sums.GetValueOrDefault(bound.Code) + number.Value;
        }
        foreach (var bound in bounds)
        {
            if (sums.TryGetValue(bound.Code, out var value) && Leaves(bound, value))
                yield return Describe(bound, value, bound.Scope, bound.Period, []);
        }
        foreach (var (bound, cell) in new CellsBelow(plan, cube).Of(bounds.Where(bound => bound.Reach == Reach.Below)))
        {
            if (cell.Currency is null && Leaves(bound, Fraction.Of(cell.Value)))
                yield return Describe(bound, Fraction.Of(cell.Value), cell.Scope, cell.Period, [Places.Of(plan, cell)]);
        }
    }

    private static IEnumerable<Period> Periods(PlanIndex plan, Bound bound)
    {
        if (!bound.ToDate)
            return [bound.Period];
        var last = plan.Calendar.Days(bound.Period).Last;
        return plan.Calendar.Periods(bound.Period.Grain, plan.Calendar.Days(plan.Calendar.PeriodOf(Grain.Year, last)).First, last);
    }

    private static bool Leaves(Bound bound, Fraction value) =>
        (bound.Min is { } min && value < Fraction.Of(min)) || (bound.Max is { } max && value > Fraction.Of(max));

    private Finding Describe(Bound bound, Fraction value, Scope scope, Period period, IReadOnlyList<Place> cells)
    {
        var range = Notation.Of(
            new Interval(
                bound.Min is { } min ? new IntervalEnd(Fraction.Of(min), false) : null,
                bound.Max is { } max ? new IntervalEnd(Fraction.Of(max), false) : null
            )
        );
        return Find(
            [Places.Of(bound, range) with { Indicator = bound.Indicator, Scope = bound.Scope, Period = bound.Period }, .. cells],
            ("bound", bound.Code.ToString()),
            ("indicator", bound.Indicator.ToString()),
            ("scope", Notation.Of(scope)),
            ("period", period.ToString()),
            ("range", range),
            ("value", Notation.Number(value))
        ) with
        {
            Arithmetic = [new("cells-come-to", period.ToString(), Notation.Number(value))],
        };
    }
}
