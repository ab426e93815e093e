using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>
/// Gives an API key a new secret. The old one counts until a stated moment, so that whoever uses the key can change over without a pause.
/// Name, id and grants stay. A secret from before the last rotation ends at once.
/// </summary>
/// <param name="Id">The key's id.</param>
/// <param name="Rotation">Until when the old secret counts, and the key's new end.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
public sealed record RotateApiKey(long Id, KeyRotation Rotation, SeenVersions? ExpectedVersion) : Command<ApiKey>
{
    public override Permission Permission => Permission.Administer;

    /// <summary>If the command is sent again, the answer does not hold the secret, because the service does not keep it.</summary>
    public override ApiKey WithoutSecrets(ApiKey answer) => answer with { Key = null };
}

/// <summary>How an API key gets a new secret.</summary>
public sealed record KeyRotation
{
    /// <summary>Until when the old secret counts too; it ends at once when absent.</summary>
    public DateTimeOffset? OldSecretEndsAt { get; init; }

    /// <summary>The key's new end; as before when absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed class RotateApiKeyHandler(PlanDb db, KeySecrets secrets, ChangeRecorder recorder, TimeProvider clock)
    : IHandler<RotateApiKey, ApiKey>
{
    public async Task<Outcome<ApiKey>> Handle(RotateApiKey request, CancellationToken cancellation)
    {
        var (now, rotation) = (clock.GetUtcNow(), request.Rotation);
        if (Faults(rotation, now).ToList() is { Count: > 0 } faults)
            return new Invalid(faults);
        if (await db.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is not { } row)
            return new NotFound("API key", $"{request.Id}");
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        if (row.Issuer is not null)
            return new NotAllowedNow($"'{row.Name}' signs in with tokens of '{row.Issuer}' and has no secret here.");
        if (row.RevokedAt is not null || (row.ExpiresAt <= now.UtcTicks && rotation.ExpiresAt is null))
            return new NotAllowedNow($"The API key '{row.Name}' has ended. Make another one.");
        var before = ApiKey.Of(row);
        var secret = KeySecrets.NewSecret();
        (row.OldHash, row.OldEndsAt) = rotation.OldSecretEndsAt is { } ends ? (row.Hash, (long?)ends.UtcTicks) : (null, null);
        row.Hash = secrets.Hash(secret);
        row.ExpiresAt = rotation.ExpiresAt?.UtcTicks ?? row.ExpiresAt;
        row.Version++;
        var after = ApiKey.Of(row);
        recorder.Record("ApiKey", row.Name, before, after);
        return after with { Key = KeySecrets.Key(row.Id, secret) };
    }

    private static IEnumerable<Fault> Faults(KeyRotation rotation, DateTimeOffset now)
    {
        if (rotation.OldSecretEndsAt <= now)
            yield return new Fault(
                "out-of-range",
                "/oldSecretEndsAt",
                "Choose an instant to come, or leave the field out to end the old secret at once."
            );
        if (rotation.ExpiresAt <= now)
            yield return new Fault("out-of-range", "/expiresAt", "A key cannot end before it is rotated; choose an instant to come.");
    }
}
