using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Currencies;

internal static class CurrencyEndpoints
{
    public static void MapCurrencies(this RouteGroupBuilder plan) =>
        plan.MapParts(new Currency { Code = Code.Known("USD"), Names = new([new("en", "US dollar"), new("zh", "美元")]) });
}
