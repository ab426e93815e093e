using GraphQL.Types;
using PlanApi.Application.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Objectives;

/// <summary>Breaking key results down to members and periods.</summary>
internal sealed class BreakdownGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var children = graph.Types.Object<BrokenDownKeyResult>();
        children.Fields.Find("objectives")!.Metadata[GraphBuilder.CostKey] = new FieldCost(10);
        children.Fields.Find("keyResults")!.Metadata[GraphBuilder.CostKey] = new FieldCost(20);
        graph.Mutate("breakDownKeyResult", typeof(BreakDownKeyResult),
            "Makes a child key result for each member and period that its number was broken down to.", ("children", (IGraphType)children),
            ask => ask.Send(new BreakDownKeyResult(ask.PlanCode, ask.Code("keyResult"), ask.Record<KeyResultBreakdown>("input"))),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<Code>("keyResult", "The key result.", required: true),
            GraphBuilder.Argument("input", "Where to break it down to.", graph.Types.Input(typeof(KeyResultBreakdown)), required: true));
    }
}
