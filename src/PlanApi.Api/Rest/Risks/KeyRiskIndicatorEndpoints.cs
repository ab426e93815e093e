using PlanApi.Api.Http;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal sealed class KeyRiskIndicatorEndpoints : EndpointsOf<KeyRiskIndicator>
{
    protected override KeyRiskIndicator Example =>
        new()
        {
            Code = Code.Known("example-key-risk-indicator"),
            Names = new([new("en", "US dollar in yuan"), new("zh", "美元兑人民币汇率")]),
            Indicator = Code.Known("usd-cny"),
            Yellow = new Quantity(72_000),
            Red = new Quantity(75_000),
        };
}
