using PlanApi.Api.Http;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.People;

internal sealed class ResourceEndpoints : EndpointsOf<Resource>
{
    protected override Resource Example =>
        new()
        {
            Code = Code.Known("example-resource"),
            Names = new([new("en", "Servers"), new("zh", "服务器")]),
            Type = ResourceType.Equipment,
            Quantity = new Quantity(3_000_000),
        };
}
