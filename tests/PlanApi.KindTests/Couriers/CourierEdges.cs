using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;

namespace PlanApi.KindTests.Couriers;

internal sealed class CourierEdges : EdgesOf<Courier>
{
    protected override void Add(PartEdges<Courier> edges) => edges.One<Party>(courier => courier.Owner);
}
