using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>By the subject's id, a page of the comments that begin a thread about it and may be seen.</summary>
public sealed record FetchComments(Code Plan, SubjectKind Kind, IReadOnlyCollection<long> Ids, PageRange Page)
    : Fetch<IReadOnlyDictionary<long, Page<Comment>>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>By the subject's id, a page of the links and files that bear it out and may be seen.</summary>
public sealed record FetchEvidence(Code Plan, SubjectKind Kind, IReadOnlyCollection<long> Ids, PageRange Page)
    : Fetch<IReadOnlyDictionary<long, Page<Evidence>>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>By the number of the comment that begins a thread, its replies that may be seen.</summary>
public sealed record FetchReplies(Code Plan, IReadOnlyCollection<long> Threads) : Fetch<IReadOnlyDictionary<long, IReadOnlyList<Comment>>>
{
    /// <summary>How many replies of a thread are shown with it.</summary>
    public const int Max = 200;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class FetchSubjectsHandler(PlanFinder plans, CommentStore comments, EvidenceStore evidence)
    : IHandler<FetchComments, IReadOnlyDictionary<long, Page<Comment>>>,
        IHandler<FetchEvidence, IReadOnlyDictionary<long, Page<Evidence>>>,
        IHandler<FetchReplies, IReadOnlyDictionary<long, IReadOnlyList<Comment>>>
{
    public async Task<Outcome<IReadOnlyDictionary<long, Page<Comment>>>> Handle(FetchComments request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await comments.OfEach(plan.Id, request.Kind, request.Ids, request.Page, cancellation)
            : failure;

    public async Task<Outcome<IReadOnlyDictionary<long, Page<Evidence>>>> Handle(FetchEvidence request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await evidence.OfEach(plan.Id, request.Kind, request.Ids, request.Page, cancellation)
            : failure;

    public async Task<Outcome<IReadOnlyDictionary<long, IReadOnlyList<Comment>>>> Handle(
        FetchReplies request,
        CancellationToken cancellation
    ) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? Outcome.Of(await comments.Replies(plan.Id, request.Threads, cancellation))
            : failure;
}
