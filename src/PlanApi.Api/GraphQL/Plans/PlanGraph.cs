using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Lifecycle;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Plans;

/// <summary>Plans themselves.</summary>
internal sealed class PlanGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        plan.AddResolvedInterface(graph.Node);
        graph.Node.AddPossibleType(plan);
        GraphBuilder.Keepable(
            GraphBuilder.Field(
                graph.Query,
                "plan",
                typeof(GetPlan),
                "One plan; null where there is none, or you may not see it.",
                plan,
                async ask => await ask.Find(new GetPlan(ask.Code("code"))),
                graph.Argument<Code>("code", "The plan's code.", required: true)
            )
        );
        GraphBuilder.Keepable(
            connections.Field(
                graph.Query,
                "plans",
                typeof(ListPlans),
                "The plans that you may see, by code.",
                connections.Of(plan),
                new PageSize(ListOptions.DefaultFirst),
                List
            )
        );
        AddMutations(graph, plan);
    }

    private static void AddMutations(GraphBuilder graph, ObjectGraphType plan)
    {
        var answer = ("plan", (IGraphType)plan);
        var code = graph.Argument<Code>("plan", "The plan's code.", required: true);
        graph.Mutate(
            "createPlan",
            typeof(CreatePlan),
            "Starts an empty plan, with its baseline scenario.",
            answer,
            ask => ask.Send(new CreatePlan(ask.Read<Plan>("input"))),
            GraphBuilder.Argument("input", "The new plan.", graph.Types.Input(typeof(Plan)), required: true)
        );
        graph.Mutate(
            "updatePlan",
            typeof(UpdatePlan),
            "Changes the plan's own fields that the patch names; null clears one.",
            answer,
            ask => ask.Send(new UpdatePlan(ask.PlanCode, ask.Tree<Plan>("patch"), ask.Version)),
            code,
            graph.ExpectedVersion(),
            GraphBuilder.Argument("patch", "What to change.", graph.Types.Input(typeof(Plan), patch: true), required: true)
        );
        graph.Mutate(
            "deletePlan",
            typeof(DeletePlan),
            "Removes a plan with everything in it, and answers it as it was.",
            answer,
            ask => ask.Send(new DeletePlan(ask.PlanCode, ask.Version)),
            code,
            graph.ExpectedVersion()
        );
    }

    private static Connection List(Ask ask, PageRange page) =>
        Connection.Of(() => ask.Answer(new ListPlans(page)), () => ask.Answer(new CountPlans()));
}
