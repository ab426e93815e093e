using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Plans;

/// <summary>Plans themselves, and the one field that finds anything by its id.</summary>
internal sealed class PlanGraph(ConnectionTypes connections, IReadOnlyDictionary<Type, IPartGraph> parts) : IGraph
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
        GraphBuilder
            .Keepable(
                GraphBuilder.Field(
                    graph.Query,
                    "plans",
                    typeof(ListPlans),
                    "The plans that you may see, by code.",
                    TypeCatalog.NonNull(connections.Of(plan)),
                    List,
                    connections.Arguments(ListOptions.DefaultFirst)
                )
            )
            .Metadata[GraphBuilder.CostKey] = FieldCost.Connection;
        GraphBuilder.Keepable(
            GraphBuilder.Field(
                graph.Query,
                "node",
                null,
                "Whatever has the id; null where nothing has it, or you may not see it.",
                graph.Node,
                Node,
                GraphBuilder.Argument("id", "As the field id gave it.", graph.Types.Id, required: true)
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

    private static Task<object?> List(Ask ask)
    {
        var first = ask.Get<int>(ConnectionTypes.First);
        var after = ask.Get<string>(ConnectionTypes.After);
        return Task.FromResult<object?>(
            Connection.Of(() => ask.Answer(new ListPlans(first, after)), () => ask.Answer(new CountPlans()), after is null)
        );
    }

    private async Task<object?> Node(Ask ask)
    {
        if (await ask.Find(new FindNode(ask.Get<string>("id")!)) is not { } node)
            return null;
        if (node.Kind == PartKind.Plan)
            return await ask.Find(new GetPlan(node.Plan));
        var found = await parts.Values.First(part => part.Kind == node.Kind).Find(ask, node.Plan, node.Key);
        if (found is PlanPart part)
            ask.Request.PlanCodes[Ask.NodeOf(part).PlanId] = node.Plan;
        return found;
    }
}
