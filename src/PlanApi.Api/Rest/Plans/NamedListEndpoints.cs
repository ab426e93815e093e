using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Plans;

internal static class NamedListEndpoints
{
    public static void MapNamedLists(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new NamedList
            {
                Code = Code.Known("data-sources"),
                Names = LocalText.English("Kinds of data source"),
                Announced = 12,
                Items = [LocalText.English("transactions"), LocalText.English("user behaviour")],
            }
        );
}
