using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Operations;
using PlanApi.Domain.Operations;

namespace PlanApi.Api.GraphQL.Operations;

/// <summary>What the service does by itself.</summary>
internal sealed class WorkGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        GraphBuilder.Field(
            graph.Query,
            "work",
            typeof(ListWork),
            "How the work is getting on that the service does by itself, by plan, since it was started.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(graph.Types.Object<WorkState>())),
            async ask => await ask.Answer(new ListWork())
        );
}
