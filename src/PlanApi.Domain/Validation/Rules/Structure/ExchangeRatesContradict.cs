using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ExchangeRatesContradict()
    : PlanRule(
        "exchange-rate-contradiction",
        Severity.Error,
        RuleFamily.Contradictions,
        "From {day} on, 1 {from} is {first} {to} by one rate and {second} {to} by another ({list}).",
        "自 {day} 起，1 {from} 同时等于 {first} 与 {second} {to}（{list}）。",
        """
        Two rates are valid from the same day, for the same currencies, use and scenario, but differ. The rule also compares a rate with
        the rate in the opposite direction, with a tolerance of 0.01 % for rounding. A currency is worth 1 in itself. It would be an
        accident which of the two rates a roll-up uses. Keep one.
        """
    )
{
    private static readonly Fraction _tolerance = Fraction.Of(1, 10_000);

    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var groups = plan
            .Document.ExchangeRates.Where(rate => rate.Value.Steps > 0)
            .OrderBy(rate => rate.Code)
            .GroupBy(rate =>
            {
                var forward = rate.From.CompareTo(rate.To) <= 0;
                return (From: forward ? rate.From : rate.To, To: forward ? rate.To : rate.From, rate.ValidFrom, rate.Use, rate.Scenario);
            });
        foreach (var group in groups)
        {
            var rates = group.Select(rate => (Rate: rate, Value: ValueFrom(rate, group.Key.From))).ToArray();
            var (low, high) = (rates.MinBy(pair => pair.Value), rates.MaxBy(pair => pair.Value));
            if (group.Key.From == group.Key.To && low.Value == Fraction.One && high.Value == Fraction.One)
                continue;
            if (group.Key.From != group.Key.To && (high.Value - low.Value) <= low.Value * _tolerance)
                continue;
            ExchangeRate[] both = low.Rate == high.Rate ? [low.Rate] : [low.Rate, high.Rate];
            yield return Find(
                [.. both.Select(rate => Places.Of(rate, rate.Value.ToString()))],
                ("day", group.Key.ValidFrom.ToString("yyyy-MM-dd")),
                ("from", group.Key.From.ToString()),
                ("to", group.Key.To.ToString()),
                ("first", Notation.Number(low.Value)),
                ("second", Notation.Number(group.Key.From == group.Key.To ? Fraction.One : high.Value)),
                ("list", Notation.List(both.Select(rate => rate.Code.ToString())))
            ) with
            {
                Arithmetic = [.. both.Select(rate => new Step(rate.Code.ToString(), $"1 {rate.From} / {rate.To}", rate.Value.ToString()))],
            };
        }
    }

    private static Fraction ValueFrom(ExchangeRate rate, Code from) =>
        rate.From == from ? Fraction.Of(rate.Value) : Fraction.One / Fraction.Of(rate.Value);
}
