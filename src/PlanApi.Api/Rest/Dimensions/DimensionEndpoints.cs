using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

internal static class DimensionEndpoints
{
    public static void MapDimensions(this RouteGroupBuilder plan) =>
        plan.MapParts(new Dimension { Code = Code.Known("tier"), Names = new([new("en", "Seller tier"), new("zh", "商家层级")]) });
}
