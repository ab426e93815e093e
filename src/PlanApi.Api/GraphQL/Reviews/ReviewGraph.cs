using GraphQL.DataLoader;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Parts;
using PlanApi.Application.Reviews;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Reviews;

/// <summary>Reviews of past periods: the state of the plan, the questions with their answers, and the actions.</summary>
internal sealed class ReviewGraph(ConnectionTypes connections) : IGraph
{
    /// <summary>The lists of all entries of a level at once.</summary>
    private static IDataLoaderResult<Review?> ReviewOf(Ask ask)
    {
        var plan = ask.PlanCode;
        return ask
            .Loaders.Get<long, Review, Dictionary<long, Review>>((typeof(Review), plan), numbers => new FetchReviews(plan, numbers))
            .Load(((ReviewEntry)ask.Source!).Number);
    }

    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var review = graph.Types.Object<Review>();
        graph.Nodes.Add<Review>(
            typeof(GetReview),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new GetReview(code, number))
        );
        graph.Nodes.Add<ReviewEntry>(
            typeof(FetchReviewEntry),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new FetchReviewEntry(code, number))
        );
        GraphBuilder.Field(
            graph.Types.Object<ReviewEntry>(),
            "review",
            null,
            "The review itself, with its snapshot.",
            review,
            ask => Task.FromResult<object?>(ReviewOf(ask))
        );
        connections.Field(
            plan,
            "reviews",
            typeof(ListReviews),
            "The plan's reviews, those of the latest periods first.",
            graph.Types.Object<ReviewEntry>(),
            List,
            [
                GraphBuilder.Argument("schedule", "Only of these schedules.", TypeCatalog.ListOf(graph.Types.Output(typeof(Code)))),
                GraphBuilder.Argument("cadence", "Only by these periods.", TypeCatalog.ListOf(graph.Types.Output(typeof(Grain)))),
                GraphBuilder.Argument("kind", "Only for this.", TypeCatalog.ListOf(graph.Types.Output(typeof(ReviewKind)))),
                GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(ReviewState)))),
                graph.Argument<Period>("period", "Only of this period."),
                graph.Argument<bool>("overdue", "Only those with an open action that was due before today, or only those without."),
            ]
        );
        GraphBuilder.Field(
            plan,
            "review",
            typeof(GetReview),
            "One review; null where there is none.",
            review,
            async ask => await ask.Find(new GetReview(ask.PlanCode, ask.Get<long>("number"))),
            graph.Argument<long>("number", "The review's number.", required: true)
        );
        GraphBuilder.Field(
            plan,
            "reviewReport",
            typeof(GetReviewReport),
            "A review as a written report; null where there is none.",
            graph.Types.Object<ReviewReport>(),
            async ask =>
                await ask.Find(new GetReviewReport(ask.PlanCode, ask.Get<long>("number"), ask.Get<ReportFormat>("format"), ask.Language())),
            graph.Argument<long>("number", "The review's number.", required: true),
            graph.Argument<ReportFormat>("format", "How it is written.", required: true, defaultValue: ReportFormat.Markdown),
            Arguments.Language(graph)
        );
        AddMutations(graph, review);
    }

    private static void AddMutations(GraphBuilder graph, ObjectGraphType type)
    {
        var plan = graph.Argument<Code>("plan", "The plan's code.", required: true);
        QueryArgument[] one = [plan, graph.Argument<long>("number", "The review's number.", required: true), graph.ExpectedVersion()];
        var review = ("review", (IGraphType)type);
        graph.MutateOrStart(
            "openReview",
            typeof(OpenReview),
            "Opens the review of a period that is over, or answers the one that it has; the service does this by itself.",
            review,
            ask => new OpenReview(ask.PlanCode, ask.Record<ReviewProposal>("input")),
            [plan, Input<ReviewProposal>(graph, "Which review.")]
        );
        graph.Mutate(
            "editReview",
            typeof(EditReview),
            "Writes answers, findings, decisions and the conclusion. Fields in the patch are replaced; null clears a field.",
            review,
            ask => ask.Send(new EditReview(ask.PlanCode, ask.Get<long>("number"), ask.Tree<ReviewContent>("patch"), ask.Version)),
            [
                .. one,
                GraphBuilder.Argument("patch", "What to change.", graph.Types.Input(typeof(ReviewContent), patch: true), required: true),
            ]
        );
        graph.Mutate(
            "addReviewAction",
            typeof(AddReviewAction),
            "Adds something to be done.",
            review,
            ask =>
                ask.Send(
                    new AddReviewAction(ask.PlanCode, ask.Get<long>("number"), ask.Record<ReviewActionProposal>("input"), ask.Version)
                ),
            [.. one, Input<ReviewActionProposal>(graph, "The action, with its owner and its due date.")]
        );
        graph.Mutate(
            "settleReviewAction",
            typeof(SettleReviewAction),
            "Says that an action is done, dropped, or open again.",
            review,
            ask =>
                ask.Send(
                    new SettleReviewAction(
                        ask.PlanCode,
                        ask.Get<long>("number"),
                        ask.Get<int>("action"),
                        ask.Record<ReviewActionSettlement>("input"),
                        ask.Version
                    )
                ),
            [
                .. one,
                graph.Argument<int>("action", "The action's number.", required: true),
                Input<ReviewActionSettlement>(graph, "How it stands."),
            ]
        );
        graph.Mutate(
            "changeReviewState",
            typeof(ChangeReviewState),
            "Closes a review, or opens it again with a reason.",
            review,
            ask =>
                ask.Send(new ChangeReviewState(ask.PlanCode, ask.Get<long>("number"), ask.Record<ReviewStateChange>("input"), ask.Version)),
            [.. one, Input<ReviewStateChange>(graph, "Where it goes.")]
        );
    }

    private static QueryArgument Input<T>(GraphBuilder graph, string description) =>
        GraphBuilder.Argument("input", description, graph.Types.Input(typeof(T)), required: true);

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListReviews(ask.PlanCode)
        {
            Schedules = ask.Codes("schedule"),
            Cadences = ask.Choices<Grain>("cadence"),
            Kinds = ask.Choices<ReviewKind>("kind"),
            States = ask.Choices<ReviewState>("state"),
            Period = ask.Period(),
            Overdue = ask.Get<bool?>("overdue"),
            Page = page,
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
