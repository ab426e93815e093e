using GraphQL.Types;
using PlanApi.Application.Plans.Lifecycle;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Plans;

/// <summary>Takes a plan on to review, approval and its close, or back.</summary>
internal sealed class PlanStatusGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        graph.Mutate(
            "changePlanStatus",
            typeof(ChangePlanStatus),
            "Submits, approves or closes a plan, or takes it back to draft. "
                + "A plan with errors that are neither resolved nor waived is not approved.",
            ("plan", (IGraphType)graph.Types.Object<Plan>()),
            ask => ask.Send(new ChangePlanStatus(ask.PlanCode, ask.Get<PlanStatus>("status"), ask.Version)),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<PlanStatus>("status", "Where it is to go.", required: true),
            graph.ExpectedVersion()
        );
}
