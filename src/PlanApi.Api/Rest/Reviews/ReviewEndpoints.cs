using System.Security.Cryptography;
using System.Text;
using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Reviews;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Reviews;

/// <summary>Reviews of periods: the state of the plan, the questions with their answers, and the actions to be done.</summary>
internal static class ReviewEndpoints
{
    public const string Markdown = "text/markdown";

    private const string Schedule = "schedule";
    private const string Cadence = "cadence";
    private const string Kind = "kind";
    private const string State = "state";
    private const string PeriodName = "period";
    private const string Overdue = "overdue";

    private static readonly string ContentPolicy =
        "default-src 'none'; style-src "
        + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HtmlReport.Style)))}'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'none'";

    private static readonly ReviewProposal Proposal = new()
    {
        Schedule = Code.Known("monthly-assessment"),
        Period = Period.OfMonth(2024, 3),
    };
    private static readonly ReviewContent Content = new()
    {
        Answers = ["Within the budget."],
        Findings = ["Traffic fell after the campaign."],
        Decisions = ["The campaign goes on."],
    };
    private static readonly ReviewActionProposal NewAction = new()
    {
        Wording = "Renew the contracts",
        Owner = Code.Known("partner-team"),
        DueOn = new DateOnly(2024, 4, 30),
    };

    public static void MapReviews(this RouteGroupBuilder plan)
    {
        var reviews = plan.MapGroup("/reviews").WithTags("reviews");
        reviews
            .OnGet("", List)
            .Sends(
                typeof(ListReviews),
                "listReviews",
                "The plan's reviews, those of the latest periods first",
                new QueryParameter(Schedule, "Only of these schedules.", Many: true),
                new QueryParameter(Cadence, "Only by these periods.", QueryReader.Names<Grain>(), Many: true),
                new QueryParameter(Kind, "Only for this.", QueryReader.Names<ReviewKind>(), Many: true),
                new QueryParameter(State, "Only in these states.", QueryReader.Names<ReviewState>(), Many: true),
                new QueryParameter(PeriodName, "Only of this period."),
                new QueryParameter(
                    Overdue,
                    "Only those with an open action that was due before today, or only those without.",
                    CommonParameters.Flags
                ),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<ReviewEntry>>();
        reviews
            .OnPost("", Open)
            .WithMetadata(new Example(Proposal, IsAnswer: false))
            .Sends(
                typeof(OpenReview),
                "openReview",
                "Open the review of a period that is over, or read the one that it has; the service does this by itself"
            )
            .Takes<ReviewProposal>()
            .Writes()
            .WithMetadata(new AnswersVersion())
            .MayBeAnOperation()
            .Produces<Review>();
        reviews
            .OnGet("/{number:long}", Get)
            .Sends(typeof(GetReview), "getReview", "One review, with how the plan stood")
            .Produces<Review>();
        reviews
            .OnPatch("/{number:long}", Edit)
            .WithMetadata(new Example(Content, IsAnswer: false))
            .Sends(typeof(EditReview), "editReview", "Write answers, findings, decisions and the conclusion")
            .Takes<ReviewContent>("application/merge-patch+json", MediaTypes.Json)
            .Writes()
            .Guarded()
            .Produces<Review>();
        reviews
            .OnPost("/{number:long}/actions", Add)
            .WithMetadata(new Example(NewAction, IsAnswer: false))
            .Sends(typeof(AddReviewAction), "addReviewAction", "Add something to be done")
            .Takes<ReviewActionProposal>()
            .Writes()
            .Guarded()
            .Produces<Review>();
        reviews
            .OnPost("/{number:long}/actions/{action:int}/state", Settle)
            .WithMetadata(new Example(new ReviewActionSettlement { State = ReviewActionState.Done, Note = "Signed." }, IsAnswer: false))
            .Sends(typeof(SettleReviewAction), "settleReviewAction", "Say that an action is done, dropped, or open again")
            .Takes<ReviewActionSettlement>()
            .Writes()
            .Guarded()
            .Produces<Review>();
        reviews
            .OnPost("/{number:long}/state", Move)
            .WithMetadata(new Example(new ReviewStateChange { State = ReviewState.Closed }, IsAnswer: false))
            .Sends(typeof(ChangeReviewState), "changeReviewState", "Close a review, or open it again with a reason")
            .Takes<ReviewStateChange>()
            .Writes()
            .Guarded()
            .Produces<Review>();
        reviews
            .OnGet("/{number:long}/report", Report)
            .Sends(
                typeof(GetReviewReport),
                "getReviewReport",
                "The review as a written report: Markdown, or HTML where Accept prefers it; in English or Chinese by Accept-Language"
            )
            .Produces<string>(StatusCodes.Status200OK, Markdown, MediaTypes.Html);
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListReviews(plan)
        {
            Schedules = asked.Codes(Schedule),
            Cadences = asked.Choices<Grain>(Cadence),
            Kinds = asked.Choices<ReviewKind>(Kind),
            States = asked.Choices<ReviewState>(State),
            Period = asked.Period(PeriodName),
            Overdue = asked.Flag(Overdue),
            Page = asked.Page(),
        };
        return PageAnswer<ReviewEntry>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Open(Code plan, HttpContext context, UseCaseSender sender) =>
        (await Body.Read<ReviewProposal>(context)).IsSuccess(out var proposal, out var failure)
            ? await sender.SendOrStart(context, new OpenReview(plan, proposal), outcome => outcome.ToVersioned(review => review.Version))
            : Answers.Fail(failure);

    private static async Task<IResult> Get(Code plan, long number, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetReview(plan, number), cancellation)).ToVersioned(review => review.Version);

    private static async Task<IResult> Edit(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.ReadTree(context)).IsSuccess(out var patch, out failure)
        )
            return Answers.Fail(failure);
        return (await sender.Send(new EditReview(plan, number, patch, expected.Version), cancellation)).ToVersioned(review =>
            review.Version
        );
    }

    private static Task<IResult> Add(Code plan, long number, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Change<ReviewActionProposal>(
            context,
            (proposal, version) => sender.Send(new AddReviewAction(plan, number, proposal, version), cancellation)
        );

    private static Task<IResult> Settle(
        Code plan,
        long number,
        int action,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Change<ReviewActionSettlement>(
            context,
            (settlement, version) => sender.Send(new SettleReviewAction(plan, number, action, settlement, version), cancellation)
        );

    private static Task<IResult> Move(Code plan, long number, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Change<ReviewStateChange>(
            context,
            (change, version) => sender.Send(new ChangeReviewState(plan, number, change, version), cancellation)
        );

    private static async Task<IResult> Report(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        if (Accepted.Best(context.Request, Markdown, MediaTypes.Html) is not { } type)
            return Answers.Fail(new NotAcceptable($"{Markdown} or {MediaTypes.Html}"));
        var request = new GetReviewReport(
            plan,
            number,
            type == MediaTypes.Html ? ReportFormat.Html : ReportFormat.Markdown,
            Languages.Of(context.Request)
        );
        if (!(await sender.Send(request, cancellation)).IsSuccess(out var report, out var failure))
            return Answers.Fail(failure);
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return Results.Content(report.Text, $"{type}; charset=utf-8");
    }

    private static async Task<IResult> Change<T>(HttpContext context, Func<T, SeenVersions?, Task<Outcome<Review>>> send)
        where T : class
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.Read<T>(context)).IsSuccess(out var body, out failure)
        )
            return Answers.Fail(failure);
        return (await send(body, expected.Version)).ToVersioned(review => review.Version);
    }
}
