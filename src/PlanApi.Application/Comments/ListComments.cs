using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parties;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>A page of the comments that the caller may see, the newest first.</summary>
public sealed record ListComments(Code Plan) : Query<Page<Comment>>
{
    /// <summary>Only about this.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Only by this party, or by the key of this name.</summary>
    public string? Author { get; init; }

    /// <summary>Only those that mention this party.</summary>
    public Code? Mentions { get; init; }

    /// <summary>Only of threads that are settled, or that are not.</summary>
    public bool? Resolved { get; init; }

    /// <summary>Only written, edited or deleted at or after this instant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only the comment of this number and its replies.</summary>
    public long? Thread { get; init; }

    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>One comment.</summary>
public sealed record GetComment(Code Plan, long Number) : Query<Comment>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListCommentsHandler(PlanDb db, PlanFinder plans, PartyStore parties, CommentStore comments, SubjectFinder subjects)
    : IHandler<ListComments, Page<Comment>>,
        IHandler<GetComment, Comment>
{
    public async Task<Outcome<Page<Comment>>> Handle(ListComments request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var rows = await comments.Seen(plan.Id, cancellation);
        if (request.Subject is { } named)
        {
            if (!(await subjects.Find(plan, named, "/subject", makesScope: false, cancellation)).IsSuccess(out var subject, out failure))
                return failure;
            rows = SubjectFinder.About(rows, subject);
        }
        if (request.Mentions is { } mentioned)
        {
            if (!await parties.Exists(plan.Id, mentioned.ToString(), cancellation))
                return Invalid.One(FaultCodes.UnknownReference, "/mentions", $"There is no party '{mentioned}'.");
            var code = mentioned.ToString();
            rows = rows.Where(row =>
                row.Mentions.Any(mention =>
                    db.Set<PartyRow>().Any(party => party.PlanId == plan.Id && party.Id == mention.PartyId && party.Code == code)
                )
            );
        }
        return await comments.Page(Filtered(rows, request, plan.Id), request.Page, cancellation);
    }

    public async Task<Outcome<Comment>> Handle(GetComment request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await comments.Get(plan.Id, request.Number, cancellation)
            : failure;

    private IQueryable<CommentRow> Filtered(IQueryable<CommentRow> rows, ListComments request, long planId)
    {
        if (request.Author is { } author)
        {
            var isLocal = author == Caller.Local.Name;
            rows = rows.Where(row =>
                (isLocal && row.Actor == Caller.Local.Id)
                || db.Set<ApiKeyRow>().Any(key => key.Id == row.Actor && key.Name == author)
                || db.Set<PartyRow>().Any(party => party.PlanId == planId && party.Id == row.PartyId && party.Code == author)
            );
        }
        if (request.Resolved is { } resolved)
            rows = rows.Where(row =>
                db.Set<CommentRow>().Any(first => first.PlanId == planId && first.Number == row.Thread && first.ResolvedAt != null)
                == resolved
            );
        if (request.Since?.UtcTicks is { } since)
            rows = rows.Where(row => row.CreatedAt >= since || row.EditedAt >= since || row.DeletedAt >= since);
        if (request.Thread is { } thread)
            rows = rows.Where(row => row.Thread == thread);
        return rows;
    }
}
