using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>A page of the service's API keys, by id.</summary>
public sealed record ListApiKeys(int First = ListOptions.DefaultFirst, string? After = null) : Query<Page<ApiKey>>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class ListApiKeysHandler(PlanDb db) : IHandler<ListApiKeys, Page<ApiKey>>
{
    public async Task<Outcome<Page<ApiKey>>> Handle(ListApiKeys request, CancellationToken cancellation)
    {
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One("out-of-range", "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var after = 0L;
        if (request.After is not null && !long.TryParse(request.After, out after))
            return Invalid.One("bad-cursor", "/after", "This is not a cursor of this list; start again without it.");
        var rows = await db.Set<ApiKeyRow>()
            .AsNoTracking()
            .Where(row => row.Id > after)
            .OrderBy(row => row.Id)
            .Take(request.First + 1)
            .ToListAsync(cancellation);
        var more = rows.Count > request.First;
        if (more)
            rows.RemoveAt(rows.Count - 1);
        return new Page<ApiKey>([.. rows.Select(ApiKey.Of)], [.. rows.Select(row => $"{row.Id}")], more);
    }
}
