using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access;

/// <summary>Ends an API key at once. It stays in the list, so that history can say who acted.</summary>
public sealed record RevokeApiKey(long Id, long? ExpectedVersion) : Command<ApiKey>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class RevokeApiKeyHandler(PlanDb db, ChangeRecorder recorder, TimeProvider clock) : IHandler<RevokeApiKey, ApiKey>
{
    public async Task<Outcome<ApiKey>> Handle(RevokeApiKey request, CancellationToken cancellation)
    {
        if (await db.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is not { } row)
            return new NotFound("API key", $"{request.Id}");
        if (request.ExpectedVersion is not { } expected)
            return new MissingVersion();
        if (row.Version != expected)
            return new StaleVersion(expected, row.Version);
        var before = ApiKey.Of(row);
        row.RevokedAt ??= clock.GetUtcNow().UtcTicks;
        row.Version++;
        recorder.Record("ApiKey", row.Name, before, ApiKey.Of(row));
        return ApiKey.Of(row);
    }
}
