using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>Ends an API key at once. The key stays in the list, so that the history can name it.</summary>
public sealed record RevokeApiKey(long Id, SeenVersions? ExpectedVersion) : Command<ApiKey>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class RevokeApiKeyHandler(PlanDb db, ChangeRecorder recorder, TimeProvider clock) : IHandler<RevokeApiKey, ApiKey>
{
    public async Task<Outcome<ApiKey>> Handle(RevokeApiKey request, CancellationToken cancellation)
    {
        if (await db.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is not { } row)
            return new NotFound("API key", $"{request.Id}");
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var before = ApiKey.Of(row);
        if (row.RevokedAt is not null)
            return before;
        row.RevokedAt = clock.GetUtcNow().UtcTicks;
        row.Version++;
        recorder.Record("ApiKey", row.Name, before, ApiKey.Of(row));
        return ApiKey.Of(row);
    }
}
