using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>A page of a plan's change requests, the newest first.</summary>
public sealed record ListChangeRequests(Code Plan, PageRange Page) : Query<Page<ChangeRequestEntry>>
{
    public IReadOnlyList<ChangeRequestState>? States { get; init; }

    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

/// <summary>One change request: its content, its assessment, its votes.</summary>
public sealed record GetChangeRequest(Code Plan, long Number) : Query<ChangeRequest>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

/// <summary>One change request as a list shows it.</summary>
public sealed record FetchChangeRequestEntry(Code Plan, long Number) : Fetch<ChangeRequestEntry>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListChangeRequestsHandler(PlanDb db, PlanFinder plans, ChangeRequestStore requests)
    : IHandler<ListChangeRequests, Page<ChangeRequestEntry>>,
        IHandler<GetChangeRequest, ChangeRequest>,
        IHandler<FetchChangeRequestEntry, ChangeRequestEntry>
{
    public async Task<Outcome<Page<ChangeRequestEntry>>> Handle(ListChangeRequests request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var rows = Rows(plan.Id).Where(row => row.Number < below && row.Number > above);
        if (request.States is { } states)
            rows = rows.Where(row => states.Contains(row.State));
        rows = page.IsBackward ? rows.OrderBy(row => row.Number) : rows.OrderByDescending(row => row.Number);
        var found = page.InOrder(await Entries(rows.Take(page.Take), cancellation));
        return page.Page(found, entry => entry.Number.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<Outcome<ChangeRequest>> Handle(GetChangeRequest request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return await Rows(plan.Id).FirstOrDefaultAsync(row => row.Number == request.Number, cancellation) is { } row
            ? await requests.Show(row, cancellation)
            : ChangeRequestStore.Missing(request.Number);
    }

    public async Task<Outcome<ChangeRequestEntry>> Handle(FetchChangeRequestEntry request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var rows = Rows(plan.Id).Where(row => row.Number == request.Number);
        return await Entries(rows, cancellation) is [var entry] ? entry : ChangeRequestStore.Missing(request.Number);
    }

    private IQueryable<ChangeRequestRow> Rows(long planId) => db.Set<ChangeRequestRow>().AsNoTracking().Where(row => row.PlanId == planId);

    /// <summary>Under the present codes of committees and owners.</summary>
    private async Task<IReadOnlyList<ChangeRequestEntry>> Entries(IQueryable<ChangeRequestRow> rows, CancellationToken cancellation)
    {
        var found = await rows.Select(row => new
            {
                row.Number,
                row.Version,
                row.Title,
                row.EffectiveOn,
                row.IsEmergency,
                row.State,
                row.ProposedAt,
                row.ProposedBy,
                row.AssessmentDue,
                row.Escalations,
                Committee = db.Set<CommitteeRow>()
                    .Where(other => other.PlanId == row.PlanId && other.Id == row.CommitteeId)
                    .Select(other => other.Code)
                    .FirstOrDefault()
                    ?? row.Committee,
                Owner = db.Set<PartyRow>()
                    .Where(other => other.PlanId == row.PlanId && other.Id == row.OwnerId)
                    .Select(other => other.Code)
                    .FirstOrDefault()
                    ?? row.Owner,
            })
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(row => new ChangeRequestEntry
            {
                Number = row.Number,
                Version = row.Version,
                Title = row.Title,
                Committee = Code.Known(row.Committee),
                Owner = Code.Known(row.Owner),
                EffectiveOn = row.EffectiveOn,
                IsEmergency = row.IsEmergency,
                State = row.State,
                ProposedAt = ChangeRequestStore.Instant(row.ProposedAt),
                ProposedBy = row.ProposedBy,
                AssessmentDue = row.AssessmentDue is { } due ? ChangeRequestStore.Instant(due) : null,
                Escalations = row.Escalations,
            }),
        ];
    }
}
