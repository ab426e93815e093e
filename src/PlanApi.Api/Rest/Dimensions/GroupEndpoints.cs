using PlanApi.Api.Http;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

internal sealed class GroupEndpoints : EndpointsOf<Group>
{
    protected override Group Example =>
        new()
        {
            Code = Code.Known("us-eu"),
            Dimension = Code.Known("market"),
            Names = LocalText.English("US and EU"),
            Definitions = [new GroupDefinition { Members = [Code.Known("us"), Code.Known("eu")] }],
        };
}
