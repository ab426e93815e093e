using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>An API key. The secret is never shown, except once when the key is made.</summary>
public sealed record ApiKey
{
    /// <summary>Given by the service.</summary>
    public long? Id { get; init; }

    /// <summary>The ETag. Given by the service.</summary>
    public long? Version { get; init; }

    /// <summary>1 to 100 characters, unique; parties refer to it as their subject.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The plans that the key may use; all plans when absent.</summary>
    public IReadOnlyList<Code>? Plans { get; init; }

    /// <summary>By dimension, the members that the key sees, with everything below them; all members when absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Code>>? Members { get; init; }

    /// <summary>Given by the service.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Given by the service.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The key itself, shown once, in the answer to its creation.</summary>
    public string? Key { get; init; }

    internal static ApiKey Of(ApiKeyRow row) =>
        new()
        {
            Id = row.Id,
            Version = row.Version,
            Name = row.Name,
            Role = row.Role,
            Plans = row.Plans is null ? null : Deserialize<IReadOnlyList<Code>>(row.Plans),
            Members = row.Members is null ? null : Deserialize<Dictionary<string, IReadOnlyList<Code>>>(row.Members),
            CreatedAt = Instant(row.CreatedAt),
            ExpiresAt = Instant(row.ExpiresAt),
            RevokedAt = Instant(row.RevokedAt),
        };

    private static T Deserialize<T>(string json) => System.Text.Json.JsonSerializer.Deserialize<T>(json, Documents.Json.PlanJson.Options)!;

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}
