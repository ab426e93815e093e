using PlanApi.Api.Http;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.People;

internal sealed class TeamEndpoints : EndpointsOf<Team>
{
    protected override Team Example =>
        new()
        {
            Code = Code.Known("market-operations"),
            Names = new([new("en", "Market operations"), new("zh", "市场运营")]),
            HeadCount = 150,
        };
}
