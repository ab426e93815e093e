using GraphQL.Types;
using PlanApi.Application.Actuals;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Actuals;

/// <summary>Writing what was reached, in small batches; REST takes any number.</summary>
internal sealed class ActualGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        graph.MutateOrStart(
            "writeActuals",
            typeof(WriteActuals),
            "Writes actuals: all rows or none, or row by row.",
            ("written", (IGraphType)graph.Types.Object<ActualsWritten>()),
            ask => Request(ask),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            GraphBuilder.Argument("input", "The rows.", graph.Types.Input(typeof(ActualEntries)), required: true)
        );
        graph.MutateOrStart(
            "rebuildSums",
            typeof(RebuildSums),
            "Rebuilds the kept sums of actuals where members have moved since.",
            ("sums", (IGraphType)graph.Types.Object<SumsRebuilt>()),
            ask => new RebuildSums(ask.PlanCode),
            graph.Argument<Code>("plan", "The plan's code.", required: true)
        );
    }

    private static WriteActuals Request(Ask ask)
    {
        var (plan, entries) = (ask.PlanCode, ask.Record<ActualEntries>("input"));
        ask.Check();
        return new WriteActuals(plan, new ActualSource(entries.Rows, entries.Round), entries.Mode);
    }
}
