using PlanApi.Domain.Parties;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Parties;

internal static class PartyEndpoints
{
    public static void MapParties(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new Party
            {
                Code = Code.Known("sales-team"),
                Names = new([new("en", "Sales team"), new("zh", "销售团队")]),
                Kind = PartyKind.Team,
                EscalatesTo = Code.Known("coo"),
            }
        );
}
