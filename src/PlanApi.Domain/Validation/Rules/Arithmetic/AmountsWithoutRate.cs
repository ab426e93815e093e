using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class AmountsWithoutRate()
    : PlanRule(
        "currency-without-rate",
        Severity.Warning,
        RuleFamily.Arithmetic,
        "Amounts in {currency} without a planning rate to {home} on their days ({count}): {list}.",
        "{count} 个金额以 {currency} 计价，但在相应日期没有兑 {home} 的计划汇率：{list}。",
        """
        An amount in a foreign currency needs a planning rate to the plan's currency, valid on the last day of the amount's period. Only
        then can it be compared, added up and judged. There is no such rate, so these amounts are compared with nothing. Add the rate.
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
