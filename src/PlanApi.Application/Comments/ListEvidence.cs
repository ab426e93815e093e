using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>A page of the evidence that the caller may see, the newest first.</summary>
public sealed record ListEvidence(Code Plan, Subject? Subject = null) : Query<Page<Evidence>>
{
    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>One piece of evidence, without its content.</summary>
public sealed record GetEvidence(Code Plan, long Number) : Query<Evidence>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>A file's content.</summary>
public sealed record OpenEvidence(Code Plan, long Number) : Query<EvidenceContent>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>A file with its bytes, which are read from the database as they are asked for.</summary>
public sealed record EvidenceContent(EvidenceFile File, DateTimeOffset CreatedAt, Stream Content);

internal sealed class ListEvidenceHandler(PlanDb db, PlanFinder plans, EvidenceStore evidence, SubjectFinder subjects)
    : IHandler<ListEvidence, Page<Evidence>>,
        IHandler<GetEvidence, Evidence>,
        IHandler<OpenEvidence, EvidenceContent>
{
    public async Task<Outcome<Page<Evidence>>> Handle(ListEvidence request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var rows = await evidence.Seen(plan.Id, cancellation);
        if (request.Subject is { } named)
        {
            if (!(await subjects.Find(plan, named, "/subject", makesScope: false, cancellation)).IsSuccess(out var subject, out failure))
                return failure;
            rows = SubjectFinder.About(rows, subject);
        }
        return await evidence.Page(rows, request.Page, cancellation);
    }

    public async Task<Outcome<Evidence>> Handle(GetEvidence request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await evidence.Get(plan.Id, request.Number, cancellation)
            : failure;

    public async Task<Outcome<EvidenceContent>> Handle(OpenEvidence request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!(await evidence.Get(plan.Id, request.Number, cancellation)).IsSuccess(out var found, out failure))
            return failure;
        return found.File is { } file
            ? new EvidenceContent(file, found.CreatedAt, new ChunkStream(db, plan.Id, request.Number, file.Size))
            : new NotFound("file", request.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
