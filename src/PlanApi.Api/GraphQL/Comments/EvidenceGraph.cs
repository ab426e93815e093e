using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Comments;
using PlanApi.Application.Parts;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Comments;

/// <summary>Evidence for numbers. Files are sent and read over REST alone, as their bytes.</summary>
internal sealed class EvidenceGraph(ConnectionTypes connections) : IGraph
{
    private const string Subject = "subject",
        Number = "number";

    public void Add(GraphBuilder graph)
    {
        var (plan, evidence) = (graph.Types.Object<Plan>(), graph.Types.Object<Evidence>());
        graph.Nodes.Add<Evidence>(
            typeof(GetEvidence),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new GetEvidence(code, number))
        );
        connections.Field(
            plan,
            "evidence",
            typeof(ListEvidence),
            "The links and files that bear the plan's numbers out, the newest first. Files are uploaded and downloaded over REST.",
            evidence,
            List,
            [GraphBuilder.Argument(Subject, "Only about this.", graph.Types.Input(typeof(Subject)))]
        );
        GraphBuilder.Field(
            plan,
            "pieceOfEvidence",
            typeof(GetEvidence),
            "One piece of evidence, without its content; null where there is none.",
            evidence,
            async ask => await ask.Find(new GetEvidence(ask.PlanCode, ask.Get<long>(Number))),
            graph.Argument<long>(Number, "Its number.", required: true)
        );
        SubjectFields.Add<Evidence>(
            graph,
            connections,
            "evidence",
            "The links and files that bear it out, the newest first.",
            (plan, kind, ids, page) => new FetchEvidence(plan, kind, ids, page)
        );
        var code = graph.Argument<Code>("plan", "The plan's code.", required: true);
        graph.Mutate(
            "addLink",
            typeof(AddLink),
            "Adds the address of something that bears a subject out. A file is uploaded over REST: POST /v1/plans/{plan}/evidence/files.",
            ("evidence", evidence),
            ask => ask.Send(new AddLink(ask.PlanCode, ask.Record<NewLink>("input"))),
            code,
            GraphBuilder.Argument("input", "The link.", graph.Types.Input(typeof(NewLink)), required: true)
        );
        graph.Mutate(
            "removeEvidence",
            typeof(RemoveEvidence),
            "Takes a link or a file away.",
            ("evidence", evidence),
            ask => ask.Send(new RemoveEvidence(ask.PlanCode, ask.Get<long>(Number), ask.Version)),
            code,
            graph.Argument<long>(Number, "Its number.", required: true),
            graph.ExpectedVersion()
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListEvidence(ask.PlanCode, ask.Get<object>(Subject) is null ? null : ask.Record<Subject>(Subject))
        {
            Page = page,
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
