using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.Rest.Weights;

internal static class WeightEndpoints
{
    public static void MapWeights(this RouteGroupBuilder plan) =>
        plan.MapParts(new Weight
        {
            Code = Code.Known("sales-in-618"), Of = new([new(Code.Known("line"), Code.Known("sales"))]), Value = Quantity.Of(40m), Window = Code.Known("sale-618"),
        });
}
