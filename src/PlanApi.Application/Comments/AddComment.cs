using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>Comments on a subject, or answers a comment.</summary>
public sealed record AddComment(Code Plan, NewComment Comment) : Command<Comment>
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class AddCommentHandler(PlanDb db, CommentStore comments, SubjectFinder subjects, ChangeRecorder recorder)
    : IHandler<AddComment, Comment>
{
    public async Task<Outcome<Comment>> Handle(AddComment request, CancellationToken cancellation)
    {
        var (plan, comment, faults) = (recorder.Plan!, request.Comment, new FaultList());
        if (string.IsNullOrWhiteSpace(comment.Text))
            faults.Add(FaultCodes.MissingField, "/text", "Say something.");
        var thread = comment.InReplyTo is { } answered ? await Thread(answered, faults, cancellation) : null;
        StoredSubject? subject = null;
        if (
            comment.Subject is { } named
            && !(await subjects.Find(plan, named, "/subject", makesScope: faults.IsEmpty, cancellation)).IsSuccess(
                out subject,
                out var failure
            )
        )
            failure.Faults.ToList().ForEach(faults.Add);
        if (comment is { Subject: null, InReplyTo: null })
            faults.Add(FaultCodes.MissingField, "/subject", "Name the subject of the comment, or the comment that it answers.");
        else if (thread is not null && subject is not null && !SubjectFinder.About(new[] { thread }.AsQueryable(), subject).Any())
            faults.Add(FaultCodes.NotAllowed, "/subject", "A reply has the subject of the comment that it answers; leave this out.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        subject ??= new StoredSubject(thread!.Kind, thread.SubjectId, thread.ScopeId, thread.ScenarioId, thread.Measure, thread.Period);
        var row = new CommentRow { Text = "", Period = "" };
        await comments.Sign(row, subject, cancellation);
        row.Thread = thread?.Number ?? row.Number;
        db.Add(row);
        await comments.Write(row, comment.Text, cancellation);
        await comments.Follow(row, cancellation);
        return await comments.Save(row.Number, null, cancellation);
    }

    private async Task<CommentRow?> Thread(long number, FaultList faults, CancellationToken cancellation)
    {
        if (
            await (await comments.Seen(recorder.Plan!.Id, cancellation)).FirstOrDefaultAsync(row => row.Number == number, cancellation)
            is not { } row
        )
            faults.Add(FaultCodes.UnknownReference, "/inReplyTo", $"There is no comment {number}, or you may not see it.");
        else if (row.Thread != row.Number)
            faults.Add(
                FaultCodes.NotAllowed,
                "/inReplyTo",
                $"The comment {number} is a reply itself; answer {row.Thread}, which begins the thread."
            );
        else
            return row;
        return null;
    }
}
