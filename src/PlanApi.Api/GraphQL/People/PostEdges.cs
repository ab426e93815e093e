using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.People;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.People;

internal sealed class PostEdges : EdgesOf<Post>
{
    protected override void Add(PartEdges<Post> edges)
    {
        edges.One<Team>(post => post.Team);
        edges.One<Section>(post => post.Source);
    }
}
