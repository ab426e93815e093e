using PlanApi.Api.Http;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Schedules;

internal sealed class ContributionEndpoints : EndpointsOf<Contribution>
{
    protected override Contribution Example =>
        new()
        {
            Code = Code.Known("latin-america-share"),
            Initiative = Code.Known("latin-america-first"),
            Target = Code.Known("latam-gmv-share-initiative"),
            Effect = new Quantity(30_000),
        };
}
