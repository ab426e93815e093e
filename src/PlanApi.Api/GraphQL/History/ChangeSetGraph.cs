using System.Globalization;
using System.Text.Json;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Nodes;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.History;

/// <summary>A plan's history: its change sets, and what each changed.</summary>
internal sealed class ChangeSetGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var set = graph.Types.Object<ChangeSet>();
        graph.Nodes.Add<ChangeSet>(
            typeof(GetChangeSet),
            item => item.Sequence,
            async (ask, code, number) => await ask.Seen(new GetChangeSet(code, number))
        );
        graph.Nodes.Add<Change>(typeof(ListChanges), (ask, change) => ask.Request.NodeKeys[change], FindChange);
        // Nullable, so that who may not see the history may see the rest of the plan.
        connections.Field(
            plan,
            "changeSets",
            typeof(ListChangeSets),
            "The plan's history, the newest first.",
            connections.Of(set),
            new PageSize(ListOptions.DefaultFirst),
            List,
            graph.Argument<Door>("door", "Only those that came by this way."),
            graph.Argument<string>("actor", "Only those of the API key with this name; 'local' for the machine itself."),
            graph.Argument<string>("useCase", "Only those of this use case, such as UpdateTarget."),
            graph.Argument<DateTimeOffset>("since", "Only those that were committed at this instant or later."),
            graph.Argument<DateTimeOffset>("until", "Only those that were committed before this instant.")
        );
        connections.Field(
            plan,
            "partHistory",
            typeof(ListPartHistory),
            "The changes of one part, the newest first, under all keys that it has had.",
            graph.Types.Object<PartChange>(),
            (ask, page) =>
                Connection.Of(() => ask.Answer(new ListPartHistory(ask.PlanCode, ask.Get<string>("kind")!, ask.Get<string>("key")!, page))),
            graph.Argument<string>("kind", "The kind of part, such as Target.", required: true),
            graph.Argument<string>("key", "The part's key; the last one, if the part was deleted.", required: true)
        );
        GraphBuilder.Field(
            plan,
            "changeSet",
            typeof(GetChangeSet),
            "One change set: who, when, why; null where there is none.",
            set,
            async ask => await ask.Find(new GetChangeSet(ask.PlanCode, ask.Get<long>("sequence"))),
            graph.Argument<long>("sequence", "Its number, which is the plan's version after it.", required: true)
        );
        // It reads all of the history.
        GraphBuilder.Field(
            plan,
            "historyVerification",
            typeof(VerifyHistory),
            "Whether the history is as it was written, and which change set is the first that is not.",
            graph.Types.Output(typeof(HistoryVerification)),
            async ask => await ask.Answer(new VerifyHistory(ask.PlanCode))
        );
        set.AddField(Changes(graph));
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var filter = new ChangeSetFilter(
            ask.Get<Door?>("door"),
            ask.Get<string>("actor"),
            ask.Get<string>("useCase"),
            ask.Get<DateTimeOffset?>("since"),
            ask.Get<DateTimeOffset?>("until")
        );
        return Connection.Of(
            () => ask.Answer(new ListChangeSets(ask.PlanCode, page) { Filter = filter }),
            // They are numbered from 1, without gaps.
            async () =>
                !filter.IsEmpty ? (await ask.Answer(new CountChangeSets(ask.PlanCode, filter))).Count
                : await ask.Answer(new ListChangeSets(ask.PlanCode, new(1))) is { Items: [var newest] } ? (int)newest.Sequence
                : 0
        );
    }

    private static async Task<object?> FindChange(Ask ask, NodeRef node)
    {
        var (sequence, position) = (node.Number(0, of: 2), node.Number(1, of: 2));
        var before = position > 1 ? (position - 1).ToString(CultureInfo.InvariantCulture) : null;
        if (await ask.Seen(new ListChanges(node.Plan, sequence, new(1, before))) is not { Items: [var change] })
            return null;
        ask.Request.NodeKeys[change] = node.Key;
        return change;
    }

    /// <summary>The id of a change consists of the number of its change set and its position there, which is also its cursor.</summary>
    private static Page<Change>? Named(Ask ask, ChangeSet set, Page<Change>? page)
    {
        foreach (var (change, place) in page?.Items.Zip(page.Cursors) ?? [])
            ask.Request.NodeKeys[change] = string.Create(CultureInfo.InvariantCulture, $"{set.Sequence}:{place}");
        return page;
    }

    private FieldType Changes(GraphBuilder graph) =>
        new()
        {
            Name = "changes",
            Description = "The changes: each part before and after, in the order in which they were made.",
            // Nullable, so that who hears of the set may read the rest of it.
            ResolvedType = connections.Of(graph.Types.Output(typeof(Change))),
            Arguments = new QueryArguments(connections.Arguments(EdgeBuilder.PageSize)),
            Metadata =
            {
                [GraphBuilder.ServesKey] = new Serves(typeof(ListChanges)),
                [GraphBuilder.CostKey] = new FieldCost(1, EdgeBuilder.PageSize),
            },
            Resolver = new AskResolver(ChangesOf),
        };

    /// <summary>The lists of all change sets of a level at once.</summary>
    private static Connection ChangesOf(Ask ask)
    {
        var set = (ChangeSet)ask.Source!;
        var (plan, page) = (ask.PlanCode, ConnectionTypes.Range(ask, EdgeBuilder.PageSize));
        var loader = ask.Loaders.Get<ChangeSet, Page<Change>, Dictionary<ChangeSet, Page<Change>>>(
            (ask.Call, plan),
            sets => new FetchChanges(plan, sets, page)
        );
        return new Connection(
            () => loader.Load(set).Then(changes => LoadedPage.Of(Named(ask, set, changes))),
            () => new Deferred<int>(_ => Task.FromResult(set.ChangeCount))
        );
    }
}
