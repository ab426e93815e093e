using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class AmountsWithoutRate()
    : PlanRule(
        "currency-without-rate",
        Severity.Warning,
        RuleFamily.Arithmetic,
        "Amounts in {currency}, for which there is no planning rate to {home} on their days ({count}): {list}.",
        "{count} 个金额以 {currency} 计价，但在相应日期没有兑 {home} 的计划汇率：{list}。",
        """
        An amount in another currency than the plan's can be compared, added up and judged only at a planning rate that is valid on its
        period's last day. There is none, so that these amounts are held against nothing else. Add the rate.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var home = plan.Document.Plan.Currency;
        var places = new SortedDictionary<Code, List<Func<Place>>>();
        void Add(Code currency, Func<Place> place)
        {
            if (!places.TryGetValue(currency, out var list))
                places[currency] = list = [];
            list.Add(place);
        }
        foreach (var claim in plan.Claims.All)
        {
            if (claim.Key.IsForeign)
                Add(claim.Currency, () => Places.Of(claim));
        }
        foreach (var cell in plan.Document.Cells)
        {
            if (
                cell.Currency is { } currency
                && currency != home
                && plan.Indicators.TryGetValue(cell.Indicator, out var indicator)
                && indicator.Unit == Unit.Currency
                && plan.Rates.In(currency, cell.Period, plan.Calendar) is null
            )
                Add(currency, () => Places.Of(plan, cell));
        }
        return places.SelectMany(pair => Fold(pair.Value, place => place(), ("currency", pair.Key.ToString()), ("home", home.ToString())));
    }
}
