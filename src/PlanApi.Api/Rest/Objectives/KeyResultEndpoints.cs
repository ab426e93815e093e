using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Objectives;

internal static class KeyResultEndpoints
{
    public static void MapKeyResults(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new KeyResult
            {
                Code = Code.Known("latam-12"),
                Objective = Code.Known("emerging-share"),
                Target = Code.Known("latam-gmv-share"),
                Names = LocalText.English("Latin America reaches 12 % of GMV"),
            }
        );
}
