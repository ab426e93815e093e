using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>A page of the caller's operations, the newest first; an administrator sees everybody's, and the service's own.</summary>
public sealed record ListOperations(PageRange Page) : Query<Page<Operation>>
{
    public IReadOnlyList<OperationState>? States { get; init; }

    public string? Kind { get; init; }

    public Code? About { get; init; }

    /// <summary>Only operations that have not ended, or ended after this.</summary>
    public DateTimeOffset? EndedAfter { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;
}

internal sealed class ListOperationsHandler(PlanDb db, OperationViews views) : IHandler<ListOperations, Page<Operation>>
{
    public async Task<Outcome<Page<Operation>>> Handle(ListOperations request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var rows = views.Seen().Where(row => row.Id < below && row.Id > above);
        if (request.States is { Count: > 0 } states)
            rows = rows.Where(row => states.Contains(row.State));
        if (request.Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (request.EndedAfter is { } time)
        {
            var ended = time.UtcTicks;
            rows = rows.Where(row => row.EndedAt == null || row.EndedAt > ended);
        }
        if (request.About is { } about)
        {
            var code = about.ToString();
            rows = rows.Where(row => db.Set<PlanRow>().Any(plan => plan.Id == row.AboutPlanId && plan.Code == code));
        }
        rows = page.IsBackward ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id);
        var read = await rows.Take(page.Take).Select(OperationRow.WithoutContent).ToListAsync(cancellation);
        var found = page.Page(page.InOrder(read), row => row.Id.ToString(CultureInfo.InvariantCulture));
        return new Page<Operation>(await views.Show([.. found.Items], cancellation), found.Cursors, found.HasMore)
        {
            HasPrevious = found.HasPrevious,
        };
    }
}
