using PlanApi.Api.Http;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

internal sealed class MemberEndpoints : EndpointsOf<Member>
{
    protected override Member Example =>
        new()
        {
            Code = Code.Known("mexico"),
            Dimension = Code.Known("market"),
            Names = new([new("en", "Mexico"), new("zh", "墨西哥")]),
            Parent = Code.Known("latam"),
            Moves = [new Move { From = new DateOnly(2024, 7, 1), Parent = Code.Known("north-america") }],
        };
}
