using PlanApi.Api.Http;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Currencies;

internal sealed class ExchangeRateEndpoints : EndpointsOf<ExchangeRate>
{
    protected override ExchangeRate Example =>
        new()
        {
            Code = Code.Known("usd-cny-2024"),
            From = Code.Known("USD"),
            To = Code.Known("CNY"),
            ValidFrom = new DateOnly(2024, 1, 1),
            Value = new RateValue(708_000_000),
        };
}
