using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>
/// Lets somebody in again who was shut out: the tokens of their issuer count for them as before. A key that was revoked stays so, because
/// others may know its secret.
/// </summary>
/// <param name="Id">The person's id in the list of keys.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
public sealed record ReadmitPerson(long Id, SeenVersions? ExpectedVersion) : Command<ApiKey>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class ReadmitPersonHandler(PlanDb db, ChangeRecorder recorder) : IHandler<ReadmitPerson, ApiKey>
{
    public async Task<Outcome<ApiKey>> Handle(ReadmitPerson request, CancellationToken cancellation)
    {
        if (await db.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is not { } row)
            return new NotFound("API key", $"{request.Id}");
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var before = ApiKey.Of(row);
        if (row.RevokedAt is null)
            return before;
        if (row.Issuer is null)
            return new NotAllowedNow($"'{row.Name}' is an API key, and no person; one that was revoked stays so. Make another one.");
        row.RevokedAt = null;
        row.Version++;
        recorder.Record("ApiKey", row.Name, before, ApiKey.Of(row));
        return ApiKey.Of(row);
    }
}
