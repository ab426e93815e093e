using PlanApi.Api.Http;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.ChangeControl;

internal sealed class CommitteeEndpoints : EndpointsOf<Committee>
{
    protected override Committee Example =>
        new()
        {
            Code = Code.Known("example-committee"),
            Names = new([new("en", "Review committee"), new("zh", "评审委员会")]),
            Quorum = new Quantity(600_000),
            RequiredRoles = [SeatRole.Executive],
        };
}
