using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Currencies;

internal static class ExchangeRateEndpoints
{
    public static void MapExchangeRates(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new ExchangeRate
            {
                Code = Code.Known("usd-cny-2024"),
                From = Code.Known("USD"),
                To = Code.Known("CNY"),
                ValidFrom = new DateOnly(2024, 1, 1),
                Value = new RateValue(708_000_000),
            }
        );
}
