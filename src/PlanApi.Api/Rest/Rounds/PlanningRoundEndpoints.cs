using PlanApi.Api.Http;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Rounds;

internal sealed class PlanningRoundEndpoints : EndpointsOf<PlanningRound>
{
    protected override PlanningRound Example =>
        new()
        {
            Code = Code.Known("bottom-up"),
            Names = new([new("en", "Bottom-up targets"), new("zh", "自下而上的目标")]),
            Opens = new DateOnly(2023, 11, 1),
            Due = new DateOnly(2023, 11, 30),
        };
}
