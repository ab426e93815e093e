using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Operations;

namespace PlanApi.Api.GraphQL.Operations;

/// <summary>The service's own work.</summary>
internal sealed class WorkGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        GraphBuilder.Field(
            graph.Query,
            "work",
            typeof(ListWork),
            "The work that the service does by itself: how it is getting on for each plan.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(graph.Types.Object<WorkState>())),
            async ask => await ask.Answer(new ListWork())
        );
}
