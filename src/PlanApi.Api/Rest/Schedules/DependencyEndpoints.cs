using PlanApi.Api.Http;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Schedules;

internal sealed class DependencyEndpoints : EndpointsOf<Dependency>
{
    protected override Dependency Example =>
        new()
        {
            Code = Code.Known("capability-after-foundation"),
            Phase = Code.Known("capability"),
            AfterPhase = Code.Known("foundation"),
        };
}
