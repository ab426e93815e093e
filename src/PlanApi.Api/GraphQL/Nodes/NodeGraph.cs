using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Nodes;

/// <summary>The fields that find anything by its id, as Relay's clients want them.</summary>
internal sealed class NodeGraph(IReadOnlyDictionary<Type, IPartGraph> parts) : IGraph
{
    public const string Id = "id";
    public const string Ids = "ids";

    /// <summary>How many ids a query may send at once.</summary>
    public const int MaxIds = 100;

    private GraphBuilder? _graph;

    public void Add(GraphBuilder graph)
    {
        _graph = graph;
        GraphBuilder
            .Keepable(
                GraphBuilder.Field(
                    graph.Query,
                    "node",
                    null,
                    "The thing with this id; null where there is none, or where you may not see it.",
                    graph.Node,
                    async ask => await Find(ask, ask.Get<string>(Id)!, "/id"),
                    GraphBuilder.Argument(Id, "As a field id gave it.", graph.Types.Id, required: true)
                )
            )
            .Metadata[GraphBuilder.NodesKey] = graph.Nodes;
        GraphBuilder
            .Keepable(
                GraphBuilder.Field(
                    graph.Query,
                    "nodes",
                    null,
                    "The things with these ids, in their order; null where there is none, or where you may not see it.",
                    TypeCatalog.ListOf(graph.Node, mayHoldNull: true),
                    FindEach,
                    GraphBuilder.Argument(Ids, $"At most {MaxIds}.", TypeCatalog.ListOf(graph.Types.Id), required: true)
                )
            )
            .Metadata[GraphBuilder.NodesKey] = graph.Nodes;
    }

    private async Task<object?> FindEach(Ask ask)
    {
        var ids = ask.Get<IEnumerable<object>>(Ids)!.Cast<string>().ToArray();
        if (ids.Length > MaxIds)
            throw new FailureError(Invalid.One(FaultCodes.TooLarge, "/ids", $"These are {ids.Length} ids; send at most {MaxIds} at once."));
        var (found, known) = (new object?[ids.Length], new Dictionary<string, object?>(StringComparer.Ordinal));
        for (var at = 0; at < ids.Length; at++)
        {
            if (!known.TryGetValue(ids[at], out found[at]))
                known[ids[at]] = found[at] = await Find(ask, ids[at], $"/ids/{at}");
        }
        return found;
    }

    private async Task<object?> Find(Ask ask, string id, string pointer)
    {
        if (NodeId.Parse(id) is not var (kind, planId, key))
            throw NodeRef.Malformed(pointer);
        if (!_graph!.Nodes.TryGet(kind, out var find))
            return NodeId.TryParse(id, out _, out _, out _) ? await FindPart(ask, id) : throw NodeRef.Malformed(pointer);
        // What is computed may depend on the day.
        ask.Request.IsKeepable = false;
        if (await ask.Find(new FetchPlanCode(planId)) is not { } plan)
            return null;
        var found = await find(ask, new NodeRef(plan.Code, planId, key));
        if (found is not null)
            ask.Request.Found[found] = (plan.Code, planId);
        return found;
    }

    private async Task<object?> FindPart(Ask ask, string id)
    {
        if (await ask.Find(new FindNode(id)) is not { } node)
            return null;
        if (node.Kind == PartKind.Plan)
            return await ask.Find(new GetPlan(node.Plan));
        var found = await parts.Values.First(part => part.Kind == node.Kind).Find(ask, node.Plan, node.Key);
        if (found is PlanPart part)
            ask.Request.PlanCodes[Ask.NodeOf(part).PlanId] = node.Plan;
        return found;
    }
}
