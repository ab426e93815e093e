using PlanApi.Api.Http;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.ChangeControl;

internal sealed class CommitteeSeatEndpoints : EndpointsOf<CommitteeSeat>
{
    protected override CommitteeSeat Example =>
        new()
        {
            Code = Code.Known("example-committee-seat"),
            Committee = Code.Known("review-committee"),
            Party = Code.Known("coo"),
            Role = SeatRole.Executive,
        };
}
