using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Domain.Values;

namespace PlanApi.KindTests.Couriers;

internal sealed class CourierEndpoints : EndpointsOf<Courier>
{
    protected override Courier Example => new() { Code = Code.Known("night-post"), Punctuality = 30 };
}
