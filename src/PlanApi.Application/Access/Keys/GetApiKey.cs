using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>One API key, without its secret.</summary>
public sealed record GetApiKey(long Id) : Query<ApiKey>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class GetApiKeyHandler(PlanDb db, TimeProvider clock) : IHandler<GetApiKey, ApiKey>
{
    public async Task<Outcome<ApiKey>> Handle(GetApiKey request, CancellationToken cancellation) =>
        await db.Set<ApiKeyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is { } row
            ? ApiKey.Of(row, clock.GetUtcNow())
            : new NotFound("API key", $"{request.Id}");
}
