using PlanApi.Api.Http;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Objectives;

internal sealed class ObjectiveEndpoints : EndpointsOf<Objective>
{
    protected override Objective Example =>
        new()
        {
            Code = Code.Known("emerging-share"),
            Names = new([new("en", "Raise the share of emerging markets"), new("zh", "提升新兴市场占比")]),
            Scope = new([new(Code.Known("market"), Code.Known("emerging-markets"))]),
            Parents = [Code.Known("long-term-direction")],
        };
}
