using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>The edges of one kind of part to others: one small file in each capability's folder. Found by its type.</summary>
internal abstract class EdgesOf<TPart> : IEdges
    where TPart : PlanPart
{
    public void Add(EdgeBuilder edges) => Add(new PartEdges<TPart>(edges));

    protected abstract void Add(PartEdges<TPart> edges);
}

internal interface IEdges
{
    void Add(EdgeBuilder edges);
}
