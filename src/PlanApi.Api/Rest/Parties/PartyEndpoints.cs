using PlanApi.Api.Http;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Parties;

internal sealed class PartyEndpoints : EndpointsOf<Party>
{
    protected override Party Example =>
        new()
        {
            Code = Code.Known("sales-team"),
            Names = new([new("en", "Sales team"), new("zh", "销售团队")]),
            Kind = PartyKind.Team,
            EscalatesTo = Code.Known("coo"),
        };
}
