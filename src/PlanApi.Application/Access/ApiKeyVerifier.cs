using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

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
        var row = await callers.Find(services, parsed?.Id ?? 0, cancellation);
        var hash = secrets.Hash(parsed?.Secret ?? "");
        var isNew = CryptographicOperations.FixedTimeEquals(hash, row?.Hash ?? Nobody);
        var isOld = CryptographicOperations.FixedTimeEquals(hash, row?.OldHash ?? Nobody);
        if (row is null || !StillCounts(row) || !(isNew || (isOld && row.OldEndsAt > Now)))
            return null;
        uses.Used(row);
        return isNew ? IdentityOf(row) : IdentityOf(row) with { ExpiresAt = Earlier(row.OldEndsAt, row.ExpiresAt) };
    }

    /// <summary>The key or person with an id for whom a text was made here. It must still be valid.</summary>
    public async Task<Identity?> Find(long id, CancellationToken cancellation)
    {
        if (await callers.Find(services, id, cancellation) is not { } row || !StillCounts(row))
            return null;
        uses.Used(row);
        return IdentityOf(row);
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

    private static DateTimeOffset? Earlier(long? one, long? other) =>
        one is null && other is null ? null : new DateTimeOffset(Math.Min(one ?? long.MaxValue, other ?? long.MaxValue), TimeSpan.Zero);

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
                    .ToDictionary(pair => Code.Known(pair.Key), pair => pair.Value),
            row.Indicators is null ? null : JsonSerializer.Deserialize<IReadOnlyList<Code>>(row.Indicators, PlanJson.Options)
        )
        {
            ExpiresAt = Earlier(row.ExpiresAt, null),
        };
}
