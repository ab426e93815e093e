using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.People;
using PlanApi.Domain.People;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.People;

/// <summary>The plan's people, added up.</summary>
internal sealed class StaffingGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "staffing",
            typeof(GetStaffing),
            "The people on a day: head counts of teams by month, planned and actual, and how far posts are filled.",
            graph.Types.Object<Staffing>(),
            async ask => await ask.Find(new GetStaffing(ask.PlanCode, ask.Day())),
            Arguments.Day(graph)
        );
}
