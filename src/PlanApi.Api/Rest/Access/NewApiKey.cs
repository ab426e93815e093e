using PlanApi.Application.Access;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Access;

/// <summary>A new API key: the fields that its maker decides.</summary>
public sealed record NewApiKey
{
    /// <summary>1 to 100 characters, unique; parties refer to it as their subject.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The plans that it may use; every one when absent.</summary>
    public IReadOnlyList<Code>? Plans { get; init; }

    /// <summary>By dimension, the members below which it may look; everywhere when absent.</summary>
    public IReadOnlyDictionary<Code, IReadOnlyList<Code>>? Members { get; init; }

    /// <summary>From when on it is refused; never when absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal ApiKey ToApiKey() =>
        new()
        {
            Name = Name,
            Role = Role,
            Plans = Plans,
            Members = Members?.ToDictionary(grant => grant.Key.ToString(), grant => grant.Value),
            ExpiresAt = ExpiresAt,
        };
}
