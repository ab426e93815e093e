using PlanApi.Api.Http;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Validation;

internal sealed class WaiverEndpoints : EndpointsOf<Waiver>
{
    protected override Waiver Example =>
        new()
        {
            Code = Code.Known("two-readings"),
            Finding = "0123456789abcdef",
            Reason = LocalText.English("settled in the next revision"),
            Until = new DateOnly(2024, 6, 30),
        };
}
