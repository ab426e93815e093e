using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.GraphQL.Validation;
using PlanApi.Application.ChangeControl;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Parts;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.ChangeControl;

/// <summary>Changes of an approved plan: proposal, impact, vote, pilot, application or withdrawal.</summary>
internal sealed class ChangeRequestGraph(ConnectionTypes connections, IReadOnlyDictionary<Type, IPartGraph> parts) : IGraph
{
    private readonly WhatIfInput _changes = new(parts);

    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var request = graph.Types.Object<ChangeRequest>();
        graph.Nodes.Add<ChangeRequestEntry>(
            typeof(FetchChangeRequestEntry),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new FetchChangeRequestEntry(code, number))
        );
        graph.Nodes.Add<ChangeRequest>(
            typeof(GetChangeRequest),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new GetChangeRequest(code, number))
        );
        connections.Field(
            plan,
            "changeRequests",
            typeof(ListChangeRequests),
            "The plan's change requests, the newest first.",
            graph.Types.Object<ChangeRequestEntry>(),
            List,
            [GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(ChangeRequestState))))]
        );
        GraphBuilder.Field(
            plan,
            "changeRequest",
            typeof(GetChangeRequest),
            "One change request; null where there is none.",
            request,
            async ask => await ask.Find(new GetChangeRequest(ask.PlanCode, ask.Get<long>("number"))),
            graph.Argument<long>("number", "The request's number.", required: true)
        );
        AddMutations(graph, request);
    }

    private void AddMutations(GraphBuilder graph, ObjectGraphType type)
    {
        var plan = graph.Argument<Code>("plan", "The plan's code.", required: true);
        QueryArgument[] one = [plan, graph.Argument<long>("number", "The request's number.", required: true), graph.ExpectedVersion()];
        var request = ("changeRequest", (IGraphType)type);
        var changes = GraphBuilder.Argument(WhatIfInput.Argument, "The changes of parts, by collection.", _changes.Type(graph));
        graph.Mutate(
            "previewChange",
            typeof(PreviewChange),
            "What a change would do: each part and number before and after. Nothing is stored.",
            ("preview", graph.Types.Object<ChangePreview>()),
            ask => ask.Send(new PreviewChange(ask.PlanCode, Draft(ask, ask.Record<ChangeDraft>("input")))),
            [plan, Input<ChangeDraft>(graph, "The numbers that change."), changes]
        );
        graph.Mutate(
            "proposeChange",
            typeof(ProposeChange),
            "Asks a committee for a change of the plan. It is tried first.",
            request,
            ask => ask.Send(new ProposeChange(ask.PlanCode, Draft(ask, ask.Record<ChangeProposal>("input")))),
            [plan, Input<ChangeProposal>(graph, "What the committee must know, and the numbers that change."), changes]
        );
        graph.Mutate(
            "assessChange",
            typeof(AssessChange),
            "Says what a change would do, and opens the vote on it.",
            request,
            ask => ask.Send(new AssessChange(ask.PlanCode, Number(ask), ask.Record<ChangeImpact>("input"), ask.Version)),
            [.. one, Input<ChangeImpact>(graph, "The impact.")]
        );
        graph.Mutate(
            "voteOnChange",
            typeof(VoteOnChange),
            "Votes on a change as a member of the committee. The vote that decides makes it, unless it is piloted or its day has not "
                + "come.",
            request,
            ask => ask.Send(new VoteOnChange(ask.PlanCode, Number(ask), ask.Record<ChangeBallot>("input"), ask.Version)),
            [.. one, Input<ChangeBallot>(graph, "The vote.")]
        );
        graph.Mutate(
            "pilotChange",
            typeof(PilotChange),
            "Makes an accepted change in a part of the plan first.",
            request,
            ask => ask.Send(new PilotChange(ask.PlanCode, Number(ask), ask.Record<PilotProposal>("input"), ask.Version)),
            [.. one, Input<PilotProposal>(graph, "Where it is tried.")]
        );
        graph.Mutate(
            "applyChange",
            typeof(ApplyChange),
            "Makes an accepted change: all of it, or after a pilot the rest, in one transaction.",
            request,
            ask => ask.Send(new ApplyChange(ask.PlanCode, Number(ask), ask.Version)),
            one
        );
        graph.Mutate(
            "withdrawChange",
            typeof(WithdrawChange),
            "Takes a change request back. What a pilot has changed becomes what it was.",
            request,
            ask => ask.Send(new WithdrawChange(ask.PlanCode, Number(ask), ask.Record<ChangeWithdrawal>("input"), ask.Version)),
            [.. one, Input<ChangeWithdrawal>(graph, "Why.")]
        );
        graph.MutateOrStart(
            "escalateChangeRequests",
            typeof(EscalateChangeRequests),
            "Takes emergencies without an assessment to the committee. The service does this by itself.",
            ("escalation", graph.Types.Object<ChangeRequestsEscalated>()),
            ask => new EscalateChangeRequests(ask.PlanCode),
            [plan]
        );
    }

    private static long Number(Ask ask) => ask.Get<long>("number");

    /// <summary>The numbers of an input together with the parts of the argument beside it.</summary>
    private TDraft Draft<TDraft>(Ask ask, TDraft draft)
        where TDraft : ChangeDraft
    {
        var changes = _changes.Read(ask);
        return draft is null || changes.Fields.Count == 0 ? draft! : draft with { Changes = SourceJson.Of(changes) };
    }

    private static QueryArgument Input<T>(GraphBuilder graph, string description) =>
        GraphBuilder.Argument("input", description, graph.Types.Input(typeof(T)), required: true);

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListChangeRequests(ask.PlanCode, page) { States = ask.Choices<ChangeRequestState>("state") };
        return Connection.Of(() => ask.Answer(request));
    }
}
