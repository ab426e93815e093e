using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>A page of the service's API keys, by id.</summary>
public sealed record ListApiKeys(PageRange Page) : Query<Page<ApiKey>>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class ListApiKeysHandler(PlanDb db, TimeProvider clock) : IHandler<ListApiKeys, Page<ApiKey>>
{
    public async Task<Outcome<Page<ApiKey>>> Handle(ListApiKeys request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        var (above, below) = (cursors.After ?? 0, cursors.Before ?? long.MaxValue);
        var rows = db.Set<ApiKeyRow>().AsNoTracking().Where(row => row.Id > above && row.Id < below);
        rows = page.IsBackward ? rows.OrderByDescending(row => row.Id) : rows.OrderBy(row => row.Id);
        var now = clock.GetUtcNow();
        return page.Page(page.InOrder(await rows.Take(page.Take).ToListAsync(cancellation)), row => $"{row.Id}")
            .Of(row => ApiKey.Of(row, now));
    }
}
