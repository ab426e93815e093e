using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Comments;
using PlanApi.Application.Parts;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Comments;

/// <summary>Comments on numbers.</summary>
internal sealed class CommentGraph(ConnectionTypes connections) : IGraph
{
    private const string Subject = "subject",
        Author = "author",
        Mentions = "mentions",
        Resolved = "resolved",
        Since = "since",
        Thread = "thread",
        Number = "number";

    public void Add(GraphBuilder graph)
    {
        var (plan, comment) = (graph.Types.Object<Plan>(), graph.Types.Object<Comment>());
        graph.Nodes.Add<Comment>(
            typeof(GetComment),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new GetComment(code, number))
        );
        connections.Field(
            plan,
            "comments",
            typeof(ListComments),
            "Comments on the plan's numbers, the newest first.",
            comment,
            List,
            [
                GraphBuilder.Argument(Subject, "Only about this.", graph.Types.Input(typeof(Subject))),
                graph.Argument<string>(Author, "Only by this party, or by the key of this name."),
                graph.Argument<Code>(Mentions, "Only those that mention this party."),
                graph.Argument<bool>(Resolved, "Only of threads that are settled, or that are not."),
                graph.Argument<DateTimeOffset>(Since, "Only written, edited or deleted at or after this instant."),
                graph.Argument<long>(Thread, "Only the comment of this number and its replies."),
            ]
        );
        GraphBuilder.Field(
            plan,
            "comment",
            typeof(GetComment),
            "One comment; null where there is none.",
            comment,
            async ask => await ask.Find(new GetComment(ask.PlanCode, ask.Get<long>(Number))),
            graph.Argument<long>(Number, "The comment's number.", required: true)
        );
        SubjectFields.Add<Comment>(
            graph,
            connections,
            "comments",
            "Comments on it: the comments that begin a thread, the newest first.",
            (plan, kind, ids, page) => new FetchComments(plan, kind, ids, page)
        );
        GraphBuilder.Field(
            comment,
            "replies",
            null,
            $"The answers to it, in the order in which they came: the first {FetchReplies.Max}. None of a reply.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(comment)),
            ask => Task.FromResult<object?>(Replies(ask))
        );
        AddMutations(graph, comment);
    }

    private static void AddMutations(GraphBuilder graph, IGraphType comment)
    {
        var plan = graph.Argument<Code>("plan", "The plan's code.", required: true);
        var number = graph.Argument<long>(Number, "The comment's number.", required: true);
        graph.Mutate(
            "addComment",
            typeof(AddComment),
            "Comments on a subject, or answers a comment.",
            ("comment", comment),
            ask => ask.Send(new AddComment(ask.PlanCode, ask.Record<NewComment>("input"))),
            plan,
            GraphBuilder.Argument("input", "What is said.", graph.Types.Input(typeof(NewComment)), required: true)
        );
        graph.Mutate(
            "updateComment",
            typeof(UpdateComment),
            "Gives a comment another text, or says whether its thread is settled.",
            ("comment", comment),
            ask => ask.Send(new UpdateComment(ask.PlanCode, ask.Get<long>(Number), ask.Record<CommentChange>("patch"), ask.Version)),
            plan,
            number,
            graph.ExpectedVersion(),
            GraphBuilder.Argument("patch", "What changes.", graph.Types.Input(typeof(CommentChange)), required: true)
        );
        graph.Mutate(
            "deleteComment",
            typeof(DeleteComment),
            "Takes a comment's text away; in a thread its place stays.",
            ("comment", comment),
            ask => ask.Send(new DeleteComment(ask.PlanCode, ask.Get<long>(Number), ask.Version)),
            plan,
            number,
            graph.ExpectedVersion()
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListComments(ask.PlanCode)
        {
            Subject = ask.Get<object>(Subject) is null ? null : ask.Record<Subject>(Subject),
            Author = ask.Get<string>(Author),
            Mentions = ask.OptionalCode(Mentions),
            Resolved = ask.Get<bool?>(Resolved),
            Since = ask.Get<DateTimeOffset?>(Since),
            Thread = ask.Get<long?>(Thread),
            Page = page,
        };
        return Connection.Of(() => ask.Answer(request));
    }

    private static object Replies(Ask ask)
    {
        var (plan, comment) = (ask.PlanCode, (Comment)ask.Source!);
        return ask
            .Loaders.Get<long, IReadOnlyList<Comment>, IReadOnlyDictionary<long, IReadOnlyList<Comment>>>(
                (ask.Call, plan),
                threads => new FetchReplies(plan, threads)
            )
            .Load(comment.Number)
            .Then(replies => replies ?? []);
    }
}
