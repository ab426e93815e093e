using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Currencies;

/// <summary>The values of currencies in the plan's own currency, on any day: planning rates or actual rates, in one scenario.</summary>
public sealed class ExchangeRates
{
    private readonly Code _home;
    private readonly Dictionary<Code, List<(DateOnly From, Fraction Value)>> _rates = [];

    /// <param name="home">The plan's currency.</param>
    /// <param name="known">All of the plan's rates.</param>
    /// <param name="use">Rates for planning, or actual rates.</param>
    /// <param name="scenario">The scenario; rates without a scenario are valid in every one.</param>
    public ExchangeRates(Code home, IEnumerable<ExchangeRate> known, RateUse use, Code scenario)
    {
        _home = home;
        foreach (var rate in known)
        {
            if (rate.Use != use || rate.Value.Steps <= 0 || (rate.Scenario is { } only && only != scenario))
                continue;
            if (rate.To == _home)
                Add(rate.From, rate.ValidFrom, Fraction.Of(rate.Value));
            else if (rate.From == _home)
                Add(rate.To, rate.ValidFrom, Fraction.One / Fraction.Of(rate.Value));
        }
        foreach (var rates in _rates.Values)
            rates.Sort((one, two) => one.From != two.From ? one.From.CompareTo(two.From) : one.Value.CompareTo(two.Value));
    }

    /// <summary>
    /// The value of one unit of the currency in a period: the rate on the period's last day, wherever an amount is converted. For a part
    /// of a week, the rate of the whole week. Null if no rate is valid then.
    /// </summary>
    public Fraction? In(Code currency, Period period, Calendar calendar) =>
        On(currency, calendar.Days(period.IsPartOfWeek ? Period.OfWeek(period.Year, period.Number) : period).Last);

    /// <summary>The value of one unit of the currency on a day; null if no rate is valid then.</summary>
    public Fraction? On(Code currency, DateOnly day)
    {
        if (currency == _home)
            return Fraction.One;
        if (!_rates.TryGetValue(currency, out var rates))
            return null;
        var (low, high) = (0, rates.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rates[middle].From <= day)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 ? rates[low - 1].Value : null;
    }

    private void Add(Code currency, DateOnly from, Fraction value)
    {
        if (!_rates.TryGetValue(currency, out var rates))
            _rates[currency] = rates = [];
        rates.Add((from, value));
    }
}
