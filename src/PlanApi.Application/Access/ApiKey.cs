using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>
/// An API key, or a person who has signed in with a token. The secret of a key is never shown, except once when it is made or rotated.
/// </summary>
public sealed record ApiKey
{
    /// <summary>Given by the service.</summary>
    public long? Id { get; init; }

    /// <summary>The ETag. Given by the service.</summary>
    public long? Version { get; init; }

    /// <summary>
    /// 1 to 100 characters, unique; parties refer to it as their subject. For a person, the issuer and their subject there.
    /// </summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The plans that the key may use; all plans when absent.</summary>
    public IReadOnlyList<Code>? Plans { get; init; }

    /// <summary>By dimension, the members that the key sees, with everything below them; all members when absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Code>>? Members { get; init; }

    /// <summary>
    /// The indicators whose numbers the key sees; all indicators when absent. One that names others, as a formula does, is seen only
    /// together with them.
    /// </summary>
    public IReadOnlyList<Code>? Indicators { get; init; }

    /// <summary>Given by the service.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Given by the service.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>For a person, the name of the issuer whose token brought them here; absent for a key. Given by the service.</summary>
    public string? Issuer { get; init; }

    /// <summary>Until when the secret before the last rotation counts. Given by the service.</summary>
    public DateTimeOffset? OldSecretEndsAt { get; init; }

    /// <summary>The hour of the last use; absent where there was none. Given by the service.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>What an administrator should look at; absent where there is nothing. Given by the service.</summary>
    public IReadOnlyList<KeyWarning>? Warnings { get; init; }

    /// <summary>The key itself, shown once, in the answer to its creation.</summary>
    public string? Key { get; init; }

    /// <summary>The same, with what an administrator should look at now.</summary>
    internal static ApiKey Of(ApiKeyRow row, DateTimeOffset now) =>
        Of(row) with
        {
            Warnings = KeyWarnings.Of(row, now) is { Count: > 0 } warnings ? warnings : null,
        };

    internal static ApiKey Of(ApiKeyRow row) =>
        new()
        {
            Id = row.Id,
            Version = row.Version,
            Name = row.Name,
            Role = row.Role,
            Plans = row.Plans is null ? null : Deserialize<IReadOnlyList<Code>>(row.Plans),
            Members = row.Members is null ? null : Deserialize<Dictionary<string, IReadOnlyList<Code>>>(row.Members),
            Indicators = row.Indicators is null ? null : Deserialize<IReadOnlyList<Code>>(row.Indicators),
            CreatedAt = Instant(row.CreatedAt),
            ExpiresAt = Instant(row.ExpiresAt),
            RevokedAt = Instant(row.RevokedAt),
            Issuer = row.Issuer,
            OldSecretEndsAt = Instant(row.OldEndsAt),
            LastUsedAt = Instant(row.LastUsedAt),
        };

    private static T Deserialize<T>(string json) => System.Text.Json.JsonSerializer.Deserialize<T>(json, Documents.Json.PlanJson.Options)!;

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}
