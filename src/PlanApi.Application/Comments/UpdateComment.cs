using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>Gives a comment another text, or says whether its thread is settled.</summary>
public sealed record UpdateComment(Code Plan, long Number, CommentChange Change, SeenVersions? ExpectedVersion) : Command<Comment>
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class UpdateCommentHandler(CommentStore comments, ChangeRecorder recorder, Caller caller, TimeProvider clock)
    : IHandler<UpdateComment, Comment>
{
    public async Task<Outcome<Comment>> Handle(UpdateComment request, CancellationToken cancellation)
    {
        if (!(await comments.Open(request.Number, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        var (change, faults) = (request.Change, new FaultList());
        if (row.DeletedAt is not null && change.Text is not null)
            return new NotAllowedNow("The comment has been deleted; write another.");
        if (change.Text is not null && comments.RefusalOf(row) is { } refusal)
            return refusal;
        if (change is { Text: null, Resolved: null })
            faults.Add(FaultCodes.TooFew, "", "Name at least one field to change: text, resolved, or both.");
        if (change.Text is not null && string.IsNullOrWhiteSpace(change.Text))
            faults.Add(FaultCodes.MissingField, "/text", "Say something, or delete the comment.");
        if (change.Resolved is not null && row.Thread != row.Number)
            faults.Add(FaultCodes.NotAllowed, "/resolved", $"A thread is settled where it begins; resolve the comment {row.Thread}.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var (before, now) = (await comments.Stored(row.Number, cancellation), clock.GetUtcNow().UtcTicks);
        var text = change.Text?.Normalize() is { } said && said != row.Text ? said : null;
        var resolved = change.Resolved == (row.ResolvedAt is not null) ? null : change.Resolved;
        if ((text, resolved) is (null, null))
            return before!;
        if (text is not null)
        {
            await comments.Write(row, text, cancellation);
            row.EditedAt = now;
        }
        if (resolved is { } settles)
            (row.ResolvedAt, row.ResolvedBy) = settles ? ((long?)now, caller.Identity!.Name) : (null, null);
        row.Version = recorder.Version;
        return await comments.Save(row.Number, before, cancellation);
    }
}
