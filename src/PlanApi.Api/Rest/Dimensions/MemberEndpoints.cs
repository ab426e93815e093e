using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

internal static class MemberEndpoints
{
    public static void MapMembers(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new Member
            {
                Code = Code.Known("mexico"),
                Dimension = Code.Known("market"),
                Names = new([new("en", "Mexico"), new("zh", "墨西哥")]),
                Parent = Code.Known("latam"),
                Moves = [new Move { From = new DateOnly(2024, 7, 1), Parent = Code.Known("north-america") }],
            }
        );
}
