using PlanApi.Api.Http;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Plans;

internal sealed class NamedListEndpoints : EndpointsOf<NamedList>
{
    protected override NamedList Example =>
        new()
        {
            Code = Code.Known("data-sources"),
            Names = LocalText.English("Kinds of data source"),
            Announced = 12,
            Items = [LocalText.English("transactions"), LocalText.English("user behaviour")],
        };
}
