using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Cube.WorkedRollUpTests;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Cube;

public sealed class CurrencyRollUpTests
{
    [Theory]
    [InlineData(IndicatorKind.Flow, "170")]
    [InlineData(IndicatorKind.Stock, "170")]
    public void OtherCurrenciesCountAtTheRateOfTheirPeriodsLastDay(IndicatorKind kind, string total)
    {
        var plan = Tiers()
            .Indicator("amount", kind, Unit.Currency)
            .Cell("amount", "tier=mid", "2024-Q1", 10, currency: "USD")
            .Cell("amount", "tier=top", "2024-Q1", 100);
        Assert.Equal("NoRate", Text(plan.Ask("amount", "", "2024-Q1")));
        plan.Rates.Add(Rate("2023-01-01", 6));
        plan.Rates.Add(Rate("2024-03-31", 7));
        plan.Rates.Add(Rate("2024-04-01", 8));
        Assert.Equal(total, Text(plan.Ask("amount", "", "2024-Q1")));
        Assert.Equal("70", Text(plan.Ask("amount", "tier=mid", "2024-Q1")));
    }

    [Fact]
    public void AnAmountThatAStoredTotalCoversNeedsNoRate()
    {
        var plan = Tiers()
            .Indicator("amount", IndicatorKind.Flow, Unit.Currency)
            .Cell("amount", "tier=mid", "2024-Q1", 10, currency: "USD")
            .Cell("amount", "", "2024-Q1", 100);
        Assert.Equal("100", Text(plan.Ask("amount", "", "2024")));
        Assert.Equal("NoRate", Text(plan.Ask("amount", "", "2024-Q1").BelowAt(0)));
    }

    private static ExchangeRate Rate(string from, long value) =>
        new()
        {
            Code = C($"usd-{from}"),
            From = C("USD"),
            To = C("CNY"),
            Use = RateUse.Plan,
            ValidFrom = DateOnly.Parse(from, null),
            Value = new RateValue(value * RateValue.StepsPerUnit),
        };
}
