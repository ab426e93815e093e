using PlanApi.Application.Comments;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Comments;

/// <summary>Comments on numbers.</summary>
internal static class CommentEndpoints
{
    private const string Author = "author",
        Mentions = "mentions",
        Resolved = "resolved",
        Since = "since",
        Thread = "thread";

    private static readonly NewComment Sample = new()
    {
        Subject = new Subject { Target = Code.Known("seller-satisfaction-kpi") },
        Text = "The second quarter has the campaign of June. @sales-team, is it in?",
    };

    public static void MapComments(this RouteGroupBuilder plan)
    {
        var comments = plan.MapGroup("/comments").WithTags("comments");
        comments
            .OnGet("", List)
            .Sends(
                typeof(ListComments),
                "listComments",
                "Comments on the plan's numbers, the newest first",
                SubjectParameter.Declared,
                new QueryParameter(Author, "Only by this party, or by the key of this name."),
                new QueryParameter(Mentions, "Only those that mention the party of this code."),
                new QueryParameter(Resolved, "Only of threads that are settled, or that are not.", CommonParameters.Flags),
                new QueryParameter(Since, "Only written, edited or deleted at or after this instant, such as 2024-06-18T08:00:00Z."),
                new QueryParameter(Thread, "Only the comment of this number and its replies.", null, "integer"),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<Comment>>();
        comments
            .OnPost("", Add)
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(AddComment),
                "addComment",
                "Comment on a cell, target, key result, objective, indicator, alert or review, or answer a comment"
            )
            .Takes<NewComment>()
            .Writes()
            .Produces<Comment>(StatusCodes.Status201Created);
        comments.OnGet("/{number:long}", Get).Sends(typeof(GetComment), "getComment", "One comment").Produces<Comment>();
        comments
            .OnPatch("/{number:long}", Update)
            .WithMetadata(new Example(new CommentChange { Resolved = true }, IsAnswer: false))
            .Sends(typeof(UpdateComment), "updateComment", "Give a comment another text, or say whether its thread is settled")
            .Takes<CommentChange>()
            .Writes()
            .Guarded()
            .Produces<Comment>();
        comments
            .OnDelete("/{number:long}", Delete)
            .Sends(typeof(DeleteComment), "deleteComment", "Take a comment's text away; in a thread its place stays")
            .Writes()
            .Guarded()
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListComments(plan)
        {
            Subject = SubjectParameter.Read(asked),
            Author = asked.Text(Author),
            Mentions = asked.Code(Mentions),
            Resolved = asked.Flag(Resolved),
            Since = asked.Instant(Since),
            Thread = asked.Number(Thread),
            Page = asked.Page(),
        };
        return PageAnswer<Comment>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Get(Code plan, long number, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetComment(plan, number), cancellation)).ToVersioned(comment => comment.Version);

    private static async Task<IResult> Add(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<NewComment>(context)).IsSuccess(out var comment, out var failure)
            ? (await sender.Send(new AddComment(plan, comment), cancellation)).ToVersioned(
                made => made.Version,
                StatusCodes.Status201Created,
                made => $"/v1/plans/{plan}/comments/{made.Number}"
            )
            : Answers.Fail(failure);

    private static async Task<IResult> Update(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
        && (await Body.Read<CommentChange>(context)).IsSuccess(out var change, out failure)
            ? (await sender.Send(new UpdateComment(plan, number, change, expected.Version), cancellation)).ToVersioned(comment =>
                comment.Version
            )
            : Answers.Fail(failure);

    private static async Task<IResult> Delete(
        Code plan,
        long number,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new DeleteComment(plan, number, expected.Version), cancellation)).ToDeleted()
            : Answers.Fail(failure);
}
