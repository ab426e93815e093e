using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Access;

/// <summary>Recognises the caller by an API key, or by the id of a key or person that was recognised before.</summary>
public sealed class ApiKeyVerifier(IServiceProvider services, KeySecrets secrets, KeptCallers callers, KeyUses uses, TimeProvider clock)
{
    private static readonly byte[] Nobody = new byte[32];

    /// <summary>
    /// Null where the key is unknown, wrong, expired or revoked. Compares in constant time, whether there is such a key or not.
    /// </summary>
    public async Task<Identity?> Verify(string key, CancellationToken cancellation)
    {
        var parsed = KeySecrets.Parse(key);
        var known = await callers.Find(services, parsed?.Id ?? 0, cancellation);
        var row = known?.Row;
        var hash = secrets.Hash(parsed?.Secret ?? "");
        var isNew = CryptographicOperations.FixedTimeEquals(hash, row?.Hash ?? Nobody);
        var isOld = CryptographicOperations.FixedTimeEquals(hash, row?.OldHash ?? Nobody);
        if (known is null || row is null || !StillCounts(row) || !(isNew || (isOld && row.OldEndsAt > Now)))
            return null;
        uses.Used(row);
        return isNew ? known.Identity : known.Identity with { ExpiresAt = KnownCaller.Earlier(row.OldEndsAt, row.ExpiresAt) };
    }

    /// <summary>The key or person with an id for whom a text was made here. It must still be valid.</summary>
    public async Task<Identity?> Find(long id, CancellationToken cancellation)
    {
        if (await callers.Find(services, id, cancellation) is not { } known || !StillCounts(known.Row))
            return null;
        uses.Used(known.Row);
        return known.Identity;
    }

    /// <summary>
    /// Whether a key that was recognised before still counts; the machine itself always does. A person does until shut out: what was asked
    /// with a token is done, even if the token ends meanwhile.
    /// </summary>
    public async Task<bool> Counts(long id, CancellationToken cancellation)
    {
        var now = Now;
        return id == Caller.Local.Id
            || await services
                .GetRequiredService<PlanDb>()
                .Set<ApiKeyRow>()
                .AnyAsync(row => row.Id == id && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now), cancellation);
    }

    private long Now => clock.GetUtcNow().UtcTicks;

    private bool StillCounts(ApiKeyRow row) => row.RevokedAt is null && (row.ExpiresAt is null || row.ExpiresAt > Now);
}
