using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.Rest.Weights;

internal static class WeightWindowEndpoints
{
    public static void MapWeightWindows(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new WeightWindow
            {
                Code = Code.Known("sale-618"),
                Names = new([new("en", "18 June sale"), new("zh", "618大促")]),
                From = new DateOnly(2024, 6, 1),
                To = new DateOnly(2024, 6, 18),
            }
        );
}
