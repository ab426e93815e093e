using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>A page of the runs of an import schedule, the newest first, each with its report.</summary>
public sealed record ListImportRuns(long Schedule, PageRange Page) : Query<Page<ImportRun>>
{
    /// <summary>Only in these states.</summary>
    public IReadOnlyList<OperationState>? States { get; init; }

    public override Permission Permission => Permission.Read;
}

internal sealed class ListImportRunsHandler(PlanDb db, ImportScheduleViews views) : IHandler<ListImportRuns, Page<ImportRun>>
{
    public async Task<Outcome<Page<ImportRun>>> Handle(ListImportRuns request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        if (await views.Seen().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Schedule, cancellation) is not { } schedule)
            return ImportScheduleViews.None(request.Schedule);
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var rows = ImportScheduleViews.RunsOf(db, schedule).Where(row => row.Id < below && row.Id > above);
        if (request.States is { Count: > 0 } states)
            rows = rows.Where(row => states.Contains(row.State));
        rows = page.IsBackward ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id);
        return page.Page(page.InOrder(await rows.Take(page.Take).ToListAsync(cancellation)), row => $"{row.Id}").Of(Show);
    }

    private static ImportRun Show(OperationRow row)
    {
        var end = row.Result is { } json ? JsonSerializer.Deserialize<ImportRunEnd>(json, PlanJson.Options) : null;
        return new ImportRun(
            row.Id,
            row.State,
            ImportScheduleViews.DueAt(row),
            row.StartedAt is { } started ? ImportScheduleViews.Instant(started) : null,
            row.EndedAt is { } ended ? ImportScheduleViews.Instant(ended) : null,
            end?.IsSameFile ?? false,
            end?.File,
            end?.Report,
            OperationProblem.Read(row.Problem)
        );
    }
}
