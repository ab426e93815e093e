using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>A page of the caller's import schedules, the newest first; an administrator sees everybody's.</summary>
public sealed record ListImportSchedules(PageRange Page) : Query<Page<ImportSchedule>>
{
    /// <summary>Only of this plan.</summary>
    public Code? Of { get; init; }

    /// <summary>Only in these states.</summary>
    public IReadOnlyList<ImportScheduleState>? States { get; init; }

    public override Permission Permission => Permission.Read;
}

internal sealed class ListImportSchedulesHandler(PlanDb db, ImportScheduleViews views) : IHandler<ListImportSchedules, Page<ImportSchedule>>
{
    public async Task<Outcome<Page<ImportSchedule>>> Handle(ListImportSchedules request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var rows = views.Seen().AsNoTracking().Where(row => row.Id < below && row.Id > above);
        if (request.States is { Count: > 0 } states)
            rows = rows.Where(row => states.Contains(row.State));
        if (request.Of?.ToString() is { } code)
            rows = rows.Where(row => db.Set<PlanRow>().Any(plan => plan.Id == row.AboutPlanId && plan.Code == code));
        rows = page.IsBackward ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id);
        var found = page.Page(page.InOrder(await rows.Take(page.Take).ToListAsync(cancellation)), row => $"{row.Id}");
        var shown = (await views.Show(found.Items, cancellation)).ToDictionary(schedule => schedule.Id);
        return found.Of(row => shown[row.Id]);
    }
}
