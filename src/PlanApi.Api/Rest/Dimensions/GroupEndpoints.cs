using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

internal static class GroupEndpoints
{
    public static void MapGroups(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new Group
            {
                Code = Code.Known("us-eu"),
                Dimension = Code.Known("market"),
                Names = LocalText.English("US and EU"),
                Definitions = [new GroupDefinition { Members = [Code.Known("us"), Code.Known("eu")] }],
            }
        );
}
