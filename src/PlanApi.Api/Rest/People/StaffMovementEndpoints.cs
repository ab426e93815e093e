using PlanApi.Api.Http;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.People;

internal sealed class StaffMovementEndpoints : EndpointsOf<StaffMovement>
{
    protected override StaffMovement Example =>
        new()
        {
            Code = Code.Known("example-staff-movement"),
            Team = Code.Known("market-operations"),
            Type = MovementType.Hire,
            Planned = 150,
        };
}
