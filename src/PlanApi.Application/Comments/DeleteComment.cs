using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>
/// Takes a comment's text away: for its author, or an administrator. In a thread its place stays, so that the answers to it can be
/// understood; one that nobody has answered goes altogether. The plan's history keeps what it said.
/// </summary>
public sealed record DeleteComment(Code Plan, long Number, SeenVersions? ExpectedVersion) : Command<Comment>
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class DeleteCommentHandler(PlanDb db, CommentStore comments, ChangeRecorder recorder, TimeProvider clock)
    : IHandler<DeleteComment, Comment>
{
    public async Task<Outcome<Comment>> Handle(DeleteComment request, CancellationToken cancellation)
    {
        if (!(await comments.Open(request.Number, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        if (comments.RefusalOf(row) is { } refusal)
            return refusal;
        if (row.DeletedAt is not null)
            return new NotAllowedNow("The comment has been deleted already.");
        var isInThread =
            row.Thread != row.Number
            || await db.Set<CommentRow>()
                .AnyAsync(reply => reply.PlanId == row.PlanId && reply.Thread == row.Number && reply.Number != row.Number, cancellation);
        if (!isInThread)
            return await comments.Remove(row, cancellation);
        var before = await comments.Stored(row.Number, cancellation);
        await comments.Write(row, "", cancellation);
        (row.DeletedAt, row.Version) = (clock.GetUtcNow().UtcTicks, recorder.Version);
        await comments.Follow(row, cancellation);
        return await comments.Save(row.Number, before, cancellation);
    }
}
