using PlanApi.Api.Http;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.People;

internal sealed class PostEndpoints : EndpointsOf<Post>
{
    protected override Post Example =>
        new()
        {
            Code = Code.Known("example-post"),
            Team = Code.Known("market-operations"),
            HeadCount = 20,
            IsKey = true,
        };
}
