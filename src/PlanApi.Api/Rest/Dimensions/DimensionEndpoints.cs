using PlanApi.Api.Http;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

internal sealed class DimensionEndpoints : EndpointsOf<Dimension>
{
    protected override Dimension Example =>
        new() { Code = Code.Known("tier"), Names = new([new("en", "Seller tier"), new("zh", "商家层级")]) };
}
