using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.History;
using PlanApi.Domain.Parties;

namespace PlanApi.Api.GraphQL.History;

internal sealed class ChangeSetEdges : IEdges
{
    public void Add(EdgeBuilder edges) => new Edges<ChangeSet>(edges).One<Party>(set => set.Party);
}
