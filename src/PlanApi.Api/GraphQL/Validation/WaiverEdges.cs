using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Validation;

namespace PlanApi.Api.GraphQL.Validation;

internal sealed class WaiverEdges : EdgesOf<Waiver>
{
    protected override void Add(PartEdges<Waiver> edges) => edges.One<Party>(waiver => waiver.AcceptedBy);
}
