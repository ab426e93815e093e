using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class RowsNotCounted()
    : PlanRule(
        "actuals-not-counted",
        Severity.Warning,
        RuleFamily.Arithmetic,
        "{indicator} at {scope}: the actual of {period} ({total}) counts. Those of shorter periods within it do not "
            + "({count} of them, which come to {below}): {list}.",
        "{indicator}（{scope}）：{period} 的实际值 {total} 计入合计；其中 {count} 个较短期间的实际值（{below}）不计入：{list}。",
        """
        Several actuals of one place may overlap in time: one of a month, and some of its weeks or days. Then only the actual of the
        longest period counts in totals. The shorter ones show only at their own periods. The rule says nothing where the shorter ones add
        up to the longer one. Send actuals of one length only, or remove the longer one, so that the shorter ones count.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var (row, within) in plan.RowsInRows.All())
        {
            var indicator = plan.Indicators[row.Indicator];
            var below = Below(plan, indicator, within);
            var total = Amount(plan, indicator, row);
            if (below is { } same && same == total && row.Currency == within[0].Currency)
                continue;
            var (shown, all) = (Notation.Number(total), below is { } known ? Notation.Number(known) : "-");
            yield return Find(
                [Places.Of(plan, row)],
                ("indicator", row.Indicator.ToString()),
                ("scope", Notation.Of(row.Scope)),
                ("period", row.Period.ToString()),
                ("total", shown),
                ("count", within.Count.ToString()),
                ("below", all),
                ("list", Notation.List(within.Take(Places.Most).Select(cell => cell.Period.ToString()), within.Count))
            ) with
            {
                Arithmetic = [new("stored-total", row.Period.ToString(), shown), new("lies-below", $"{within.Count}", all)],
            };
        }
    }

    // A flow adds up, a level is its last; of what is not added up there is no number.
    private static Fraction? Below(PlanIndex plan, Indicator indicator, IReadOnlyList<Cell> within) =>
        indicator switch
        {
            { Kind: IndicatorKind.Flow } when within.All(cell => cell.Currency == within[0].Currency) => within.Aggregate(
                Fraction.Zero,
                (sum, cell) => sum + Amount(plan, indicator, cell)
            ),
            { Kind: IndicatorKind.Stock, OverTime: null or OverTime.Last } => Fraction.Of(within[^1].Value),
            _ => null,
        };

    private static Fraction Amount(PlanIndex plan, Indicator indicator, Cell cell) =>
        Fraction.Of(cell.Value)
        * Fraction.Of(indicator is { Kind: IndicatorKind.Flow, PerDay: true } ? plan.Calendar.LengthOf(cell.Period) : 1);
}
