using PlanApi.Api.Http;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Currencies;

internal sealed class CurrencyEndpoints : EndpointsOf<Currency>
{
    protected override Currency Example => new() { Code = Code.Known("USD"), Names = new([new("en", "US dollar"), new("zh", "美元")]) };
}
