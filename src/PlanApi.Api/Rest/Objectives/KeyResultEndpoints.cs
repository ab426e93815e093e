using PlanApi.Api.Http;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Objectives;

internal sealed class KeyResultEndpoints : EndpointsOf<KeyResult>
{
    protected override KeyResult Example =>
        new()
        {
            Code = Code.Known("latam-12"),
            Objective = Code.Known("emerging-share"),
            Target = Code.Known("latam-gmv-share"),
            Names = LocalText.English("Latin America reaches 12 % of GMV"),
        };
}
