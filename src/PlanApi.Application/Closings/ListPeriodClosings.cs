using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Closings;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Closings;

/// <summary>The periods that are closed, or were once, the latest closing first.</summary>
public sealed record ListPeriodClosings(Code Plan, PageRange Page) : Query<Page<PeriodClosing>>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;

    /// <summary>Only of these measures.</summary>
    public IReadOnlyCollection<Measure>? Measures { get; init; }

    /// <summary>Only those in force, or only those opened again.</summary>
    public bool? Closed { get; init; }
}

/// <summary>One closing of a period.</summary>
public sealed record GetPeriodClosing(Code Plan, long Number) : Query<PeriodClosing>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListPeriodClosingsHandler(PlanFinder plans, PeriodClosingStore closings)
    : IHandler<ListPeriodClosings, Page<PeriodClosing>>,
        IHandler<GetPeriodClosing, PeriodClosing>
{
    public async Task<Outcome<Page<PeriodClosing>>> Handle(ListPeriodClosings request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out failure))
            return failure;
        var rows = closings.Of(plan.Id);
        if (request.Measures is { } measures)
            rows = rows.Where(row => measures.Contains(row.Measure));
        if (request.Closed is { } closed)
            rows = rows.Where(row => row.ReopenedAt == null == closed);
        if (cursors.After is { } after)
            rows = rows.Where(row => row.Number < after);
        if (cursors.Before is { } before)
            rows = rows.Where(row => row.Number > before);
        rows = page.IsBackward ? rows.OrderBy(row => row.Number) : rows.OrderByDescending(row => row.Number);
        var found = (await rows.Take(page.Take).ToListAsync(cancellation)).ConvertAll(PeriodClosingStore.Show);
        return page.Page(page.InOrder(found), closing => PeriodClosingStore.Key(closing.Number));
    }

    public async Task<Outcome<PeriodClosing>> Handle(GetPeriodClosing request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return await closings.Of(plan.Id).FirstOrDefaultAsync(row => row.Number == request.Number, cancellation) is { } row
            ? PeriodClosingStore.Show(row)
            : new NotFound("period closing", PeriodClosingStore.Key(request.Number));
    }
}
