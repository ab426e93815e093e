using PlanApi.Application.Objectives;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Objectives;

/// <summary>An objective with its key results and their targets, read in the fastest possible way.</summary>
internal sealed class OkrGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var okr = graph.Types.Object<Okr>();
        GraphBuilder.Keepable(
            GraphBuilder.Field(
                graph.Types.Object<Plan>(),
                "okr",
                typeof(GetOkr),
                "One objective with its key results and their targets; null where there is none.",
                okr,
                async ask => await ask.Find(new GetOkr(ask.PlanCode, ask.Code("objective"))),
                graph.Argument<Code>("objective", "The objective's code.", required: true)
            )
        );
    }
}
