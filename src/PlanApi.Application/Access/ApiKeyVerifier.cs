using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>Recognises the caller by an API key.</summary>
public sealed class ApiKeyVerifier(PlanDb db, KeySecrets secrets, TimeProvider clock)
{
    private static readonly byte[] Nobody = new byte[32];

    /// <summary>
    /// Null where the key is unknown, wrong, expired or revoked. Compares in constant time, whether there is such a key or not.
    /// </summary>
    public async Task<Identity?> Verify(string key, CancellationToken cancellation)
    {
        var parsed = KeySecrets.Parse(key);
        var id = parsed?.Id ?? 0;
        var row = await db.Set<ApiKeyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation);
        var matches = CryptographicOperations.FixedTimeEquals(secrets.Hash(parsed?.Secret ?? ""), row?.Hash ?? Nobody);
        return matches && row is not null && StillCounts(row) ? IdentityOf(row) : null;
    }

    /// <summary>The id of the key for which a text was made here. The key must still be valid.</summary>
    public async Task<Identity?> Find(long id, CancellationToken cancellation) =>
        await db.Set<ApiKeyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } row && StillCounts(row)
            ? IdentityOf(row)
            : null;

    /// <summary>Whether a key that was recognised before still counts; the machine itself always does.</summary>
    public async Task<bool> Counts(long id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcTicks;
        return id == Caller.Local.Id
            || await db.Set<ApiKeyRow>()
                .AnyAsync(row => row.Id == id && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now), cancellation);
    }

    private bool StillCounts(ApiKeyRow row) =>
        row.RevokedAt is null && (row.ExpiresAt is null || row.ExpiresAt > clock.GetUtcNow().UtcTicks);

    private static Identity IdentityOf(ApiKeyRow row) =>
        new(
            row.Id,
            row.Name,
            row.Role,
            row.Plans is null ? null : JsonSerializer.Deserialize<IReadOnlyList<Code>>(row.Plans, PlanJson.Options),
            row.Members is null
                ? null
                : JsonSerializer
                    .Deserialize<Dictionary<string, IReadOnlyList<Code>>>(row.Members, PlanJson.Options)!
                    .ToDictionary(pair => Code.Known(pair.Key), pair => pair.Value)
        );
}
